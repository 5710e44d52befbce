// A wall without a keyboard: asks for the scene every five seconds and each second whether something is new, keeps the last good scene,
// and starts anew when the program was replaced. It believes the server's clock only, and only answers of this house: a proxy's error
// page or a portal's sign-in never reaches the screen.
const every = 5000, beat = 1000, patience = 10000, root = document.documentElement, wall = () => document.querySelector('header').dataset;
const parts = ['header', 'main', 'footer'], shown = {};
let version, pulse = wall().pulse, failed = 0, isAsking = false, isAgain = false, loaded = performance.now(), drifted, lock;
let pinned = new URLSearchParams(location.search).get('scene');

async function ask(url) {
  const stop = new AbortController(), late = setTimeout(() => stop.abort(), patience);
  try {
    const answer = await fetch(url, { cache: 'no-store', credentials: 'same-origin', signal: stop.signal });
    if (!answer.ok || !answer.headers.get('x-warroom-version')) throw new Error('not from this house');
    return [answer, await answer.text()];
  } finally { clearTimeout(late) }
}

async function refresh() {
  if (isAsking) { isAgain = true; return }
  isAsking = true;
  try {
    const url = new URL(location.pathname.replace(/\/$/, '') + '/scene' + location.search, location.href);
    if (pinned) url.searchParams.set('scene', pinned); else url.searchParams.delete('scene');
    const [answer, text] = await ask(url), now = answer.headers.get('x-warroom-version'), go = answer.headers.get('x-warroom-go');
    if (go) return location.replace(go);
    if (version && now !== version) return await startAnew();
    version = now;
    show(new DOMParser().parseFromString(text, 'text/html'));
    failed = 0;
  } catch { failed++ } finally { isAsking = false }
  stamp();
  if (isAgain) { isAgain = false; await refresh() }
}

// A browser's own error page would stand until somebody comes: the page is left only when a new one is known to come.
async function startAnew() {
  await ask(location.href);
  location.reload();
}

async function feel() {
  if (!pulse) return;
  const [, now] = await ask(location.pathname.replace(/\/$/, '') + '/pulse');
  if (now === pulse || now.length > 40) return;
  if (now.split('.')[0] !== pulse.split('.')[0]) pinned = null; // the remote was pressed after the keys
  pulse = now;
  await refresh();
}

function show(page) {
  const next = parts.map(name => page.querySelector('body>' + name));
  if (next.some(part => !part) || next[0].dataset.scene === undefined) throw new Error('not a scene');
  const before = wall().scene;
  parts.forEach((name, i) => {
    const text = next[i].outerHTML;
    if (shown[name] === text) return;
    shown[name] = text;
    document.querySelector('body>' + name).replaceWith(document.adoptNode(next[i]));
  });
  loaded = performance.now();
  pulse = wall().pulse || pulse;
  if (before !== wall().scene) document.querySelector('main').classList.add('new');
  place(); tick();
}

// Places, widths and sizes come as data, since the content policy forbids style attributes.
function place() {
  const { theme, label, safe } = wall();
  root.classList.toggle('wall-light', theme === 'light');
  root.style.setProperty('--wall-n', label || 5);
  root.style.setProperty('--wall-safe', safe || 0);
  document.querySelectorAll('[data-left],[data-width]').forEach(p => { p.style.left = p.dataset.left ?? ''; p.style.width = p.dataset.width ?? '' });
  fit();
}

// What does not fit is left out, the least important first: nothing is made smaller than it can be read.
function fit() {
  const main = document.querySelector('main'), less = [...main.querySelectorAll('[data-less]')].sort((a, b) => a.dataset.less - b.dataset.less);
  less.forEach(part => part.hidden = false);
  for (const part of less) {
    if (main.scrollHeight <= main.clientHeight + 1 && main.scrollWidth <= main.clientWidth + 1) break;
    part.hidden = true;
  }
}

function stamp() {
  const isOld = failed > 2;
  if (document.body.classList.contains('stale') === isOld) return;
  document.body.classList.toggle('stale', isOld);
  delete shown.footer;
  if (isOld) document.querySelectorAll('[data-live]').forEach(l => l.textContent = l.textContent.replace(/^\S+/, wall().showing || 'Showing'));
}

function tick() {
  const { now: then, speed } = wall(), now = then ? Date.parse(then) + (performance.now() - loaded) * Number(speed ?? 1) : Date.now();
  document.querySelectorAll('[data-until]').forEach(c => {
    if (!c.dataset.until) return;
    const s = Math.max(0, Math.round((Date.parse(c.dataset.until) - now) / 1000)), two = n => String(n).padStart(2, '0');
    c.textContent = (s >= 3600 ? (s / 3600 | 0) + ':' : '') + two((s / 60 | 0) % 60) + ':' + two(s % 60);
    c.classList.toggle('long', s >= 3600);
  });
  const minute = Math.floor(performance.now() / 60000) % 4;
  if (minute !== drifted) document.body.style.transform = `translate(${[0, 4, 4, 0][drifted = minute]}px,${[0, 0, 4, 4][minute]}px)`; // against burn-in
}

const button = document.createElement('button');
let hiding;
Object.assign(button, { type: 'button', className: 'pause', hidden: true });
button.addEventListener('click', () => stay());
document.body.append(button);
const name = () => button.textContent = pinned ? wall().goon : wall().pause;
function stay() {
  pinned = pinned ? null : wall().scene;
  name(); refresh();
}
addEventListener('pointermove', () => {
  if (!wall().scenes) return;
  name();
  button.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => button.hidden = true, every);
});
addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  const scenes = (wall().scenes || '').split(',').filter(Boolean), step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
  if (e.key === 'f' || e.key === 'F') return void (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.())?.catch(() => { });
  if (!scenes.length) return;
  if (e.key === ' ' && e.target !== button) { e.preventDefault(); return stay() }
  if (e.key === 'Home' || e.key === 'Escape') pinned = null;
  else if (step) pinned = scenes[(Math.max(scenes.indexOf(pinned ?? wall().scene), 0) + step + scenes.length) % scenes.length];
  else return;
  refresh();
});

const awake = async () => {
  if (document.visibilityState !== 'visible' || !navigator.wakeLock) return;
  await lock?.release().catch(() => { });
  lock = await navigator.wakeLock.request('screen').catch(() => { });
};
document.addEventListener('visibilitychange', () => { awake(); if (document.visibilityState === 'visible') refresh() });
addEventListener('online', refresh);

// One timer each, started anew when its work is done: a slow line piles nothing up. What failed is asked again with the next beat;
// refresh counts its failures and says on the screen how old it is.
const again = (work, pause) => setTimeout(async () => { try { await work() } catch { } again(work, pause) }, pause);
awake(); place(); tick(); refresh();
again(tick, beat); again(feel, beat); again(refresh, every);
