// A wall without a keyboard: asks for the scene every five seconds, keeps the last good one, and starts anew when the program was replaced.
const every = 5000, wall = () => document.querySelector('header').dataset;
let version, failed = 0, pinned = new URLSearchParams(location.search).get('scene'), loaded = Date.now();

async function refresh() {
  try {
    const url = new URL(location.pathname.replace(/\/$/, '') + '/scene' + location.search, location.href);
    if (pinned) url.searchParams.set('scene', pinned);
    const answer = await fetch(url, { cache: 'no-store', credentials: 'same-origin', signal: AbortSignal.timeout(every * 2) });
    if (!answer.ok) throw answer;
    const now = answer.headers.get('x-warroom-version');
    if (version && now && now !== version) return location.reload();
    version ??= now;
    show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    failed = 0;
  } catch { failed++ }
  const late = failed > 2;
  document.body.classList.toggle('stale', late);
  if (late) document.querySelectorAll('[data-live]').forEach(l => l.textContent = l.textContent.replace(/^\S+/, wall().showing || 'Showing'));
}

function show(page) {
  for (const name of ['header', 'main', 'footer']) {
    const next = page.querySelector(name), old = document.querySelector(name);
    if (next && old && !next.isEqualNode(old)) old.replaceWith(document.adoptNode(next));
  }
  loaded = Date.now();
  place(); tick();
}

// Places and widths come as data, since the content policy forbids style attributes.
const place = () => document.querySelectorAll('[data-left],[data-width]').forEach(p => { p.style.left = p.dataset.left ?? ''; p.style.width = p.dataset.width ?? '' });

function tick() {
  const { now: then, speed } = wall(), now = then ? Date.parse(then) + (Date.now() - loaded) * Number(speed ?? 1) : Date.now();
  document.querySelectorAll('[data-until]').forEach(c => {
    if (!c.dataset.until) return;
    const s = Math.max(0, Math.round((Date.parse(c.dataset.until) - now) / 1000)), two = n => String(n).padStart(2, '0');
    c.textContent = (s >= 3600 ? (s / 3600 | 0) + ':' : '') + two((s / 60 | 0) % 60) + ':' + two(s % 60);
  });
}

addEventListener('keydown', e => {
  const scenes = (wall().scenes || '').split(',').filter(Boolean), step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
  if (e.key === 'Home' || e.key === 'Escape') pinned = null;
  else if (step && scenes.length) pinned = scenes[(Math.max(scenes.indexOf(pinned), 0) + step + scenes.length) % scenes.length];
  else return;
  refresh();
});

const awake = () => document.visibilityState === 'visible' && navigator.wakeLock?.request('screen').catch(() => { });
document.addEventListener('visibilitychange', awake);
awake(); place(); tick();
setInterval(tick, 1000); setInterval(refresh, every); refresh();
