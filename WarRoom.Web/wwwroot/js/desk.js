// The desk's key layer, theme, countdowns and the small things that only a browser knows. Loaded as a module by DeskKeys.
import './swipe.js';

let net, keys = new Map(), first = '', firstAt = 0, single = localStorage.getItem('wr-keys') !== 'off', timer;
const dark = matchMedia('(prefers-color-scheme: dark)');
const typing = e => e.target.closest?.('input,textarea,select,[contenteditable=""],[contenteditable=true]');
const layered = () => document.querySelector('.mud-dialog,dialog[open],.mud-popover-open');

// The printed key, not its place: "R", "?", "Shift S", "Ctrl Enter".
function name(e) {
  if (['Control', 'Shift', 'Alt', 'Meta', 'Dead', 'Process'].includes(e.key)) return '';
  const letter = e.key.length === 1, key = letter ? e.key.toUpperCase() : e.key.replace('Escape', 'Esc').replace('Delete', 'Del').replace('Arrow', '');
  const shift = e.shiftKey && (!letter || /\p{L}/u.test(e.key)) ? 'Shift ' : '';
  return (e.ctrlKey || e.metaKey ? 'Ctrl ' : '') + (e.altKey ? 'Alt ' : '') + shift + key;
}

function pressed(e) {
  if (e.defaultPrevented || e.isComposing || e.repeat && !/^[JK]$/i.test(e.key)) return;
  const key = name(e);
  if (!key) return;
  if (key === 'Ctrl K') return run(e, 'palette');
  if (rove(e, key)) return;
  const modified = e.ctrlKey || e.metaKey || e.altKey;
  if (layered() || typing(e) && !(modified && key !== 'Ctrl Z')) return;
  if (modified) return keys.has(key) && run(e, keys.get(key));
  if (!single) return;
  if (['Enter', ' '].includes(e.key) && e.target.closest?.('a,button,summary,[role=button],[tabindex="0"]')) return;
  const second = first && Date.now() - firstAt < 1200 ? `${first} ${key}` : '';
  first = '';
  if (second && keys.has(second)) return run(e, keys.get(second));
  if (key === '?') return run(e, '?');
  if (key === '/') return run(e, 'palette');
  if (keys.has(key)) return run(e, keys.get(key));
  if ([...keys.keys()].some(k => k.startsWith(key + ' '))) { first = key; firstAt = Date.now(); e.preventDefault() }
}

// In a grid with data-rove the arrow keys go from button to button: along a row, or to the nearest one of the next row that has any.
function rove(e, key) {
  const grid = e.target.closest?.('[data-rove]');
  if (!grid || !/^(Ctrl )?(Left|Right|Up|Down|Home|End)$/.test(key)) return false;
  const rows = [...grid.querySelectorAll('[role=row]')].map(row => [...row.querySelectorAll('[role=gridcell]')]).filter(row => row.length);
  const at = rows.findIndex(row => row.includes(e.target));
  if (at < 0) return false;
  const row = rows[at], x = e.target.getBoundingClientRect().left, i = row.indexOf(e.target);
  const near = row => row?.reduce((best, b) => Math.abs(b.getBoundingClientRect().left - x) < Math.abs(best.getBoundingClientRect().left - x) ? b : best);
  const to = { Left: row[i - 1], Right: row[i + 1], Up: near(rows[at - 1]), Down: near(rows[at + 1]), Home: row[0], End: row.at(-1), 'Ctrl Home': rows[0][0], 'Ctrl End': rows.at(-1).at(-1) }[key];
  e.preventDefault();
  to?.focus();
  to?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

// The one stop of Tab stays with the button that had the focus last. A button that is drawn anew keeps its focus: it is known by its slot, not by its node.
let held, focused = false;
function settle() {
  for (const grid of document.querySelectorAll('[data-rove]')) {
    const same = held && grid.querySelector(`[data-slot="${held.dataset.slot}"]`);
    if (same && same !== held) {
      held = same;
      if (focused && document.activeElement === document.body) same.focus({ preventScroll: true });
    }
    const stops = [...grid.querySelectorAll('[tabindex="0"]')], stop = same ?? grid.querySelector('[aria-current]') ?? stops[0] ?? grid.querySelector('[data-slot]');
    for (const other of stops) if (other !== stop) other.tabIndex = -1;
    if (stop) stop.tabIndex = 0;
  }
}
const entered = e => { const b = e.target.closest?.('[data-rove] [data-slot]'); if (b) { held = b; focused = true; settle() } };
const left = e => queueMicrotask(() => { if (e.target === held && held.isConnected) focused = false });
const drawn = new MutationObserver(changes => { if (changes.some(c => c.target.closest?.('[data-rove]'))) settle() });

// Where the press began may have been drawn anew before it ended: then what lies under the pointer now counts.
Blazor.registerCustomEventType('slotpick', {
  browserEventName: 'click',
  createEventArgs: e => ({ slot: (e.target.closest?.('[data-slot]') ?? document.elementFromPoint(e.clientX, e.clientY)?.closest('[data-slot]'))?.dataset.slot }),
});

function run(e, id) {
  e.preventDefault();
  net?.invokeMethodAsync('Pressed', id).catch(() => { });
}

const clicked = e => {
  if (e.target.closest('[data-palette]')) run(e, 'palette');
  const again = e.target.closest('[data-reconnect]')?.dataset.reconnect;
  if (again === 'reload') location.reload();
  else if (again === 'resume') Blazor.resumeCircuit?.().then(ok => ok || location.reload());
  else if (again) Blazor.reconnect().then(ok => ok || location.reload()).catch(() => { });
  const copy = e.target.closest('[data-copy]');
  if (copy) navigator.clipboard?.writeText(copy.dataset.copy).then(() => say(copy.dataset.copied || 'Copied'), () => { });
};

// A rejected circuit is gone for good: the state of a page is in its address, so load it again.
let cut = false;
const reconnecting = e => {
  if (e.target.id !== 'components-reconnect-modal') return;
  cut = e.detail?.state !== 'hide';
  if (e.detail?.state === 'rejected') location.reload();
};

export function start(reference) {
  document.documentElement.dataset.live = 'yes'; // says that clicks are heard
  net = reference;
  addEventListener('keydown', pressed);
  document.addEventListener('click', clicked);
  document.addEventListener('focusin', entered);
  document.addEventListener('focusout', left);
  drawn.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('components-reconnect-state-changed', reconnecting, true);
  dark.addEventListener('change', system);
  timer ??= setInterval(tick, 1000);
  system();
  return single;
}

export function stop() {
  net = null; keys.clear();
  removeEventListener('keydown', pressed);
  document.removeEventListener('click', clicked);
  document.removeEventListener('focusin', entered);
  document.removeEventListener('focusout', left);
  drawn.disconnect();
  dark.removeEventListener('change', system);
  clearInterval(timer); timer = undefined;
}

export const setKeys = list => { keys = new Map(list.map(k => [k.keys, k.id])) };
export const news = level => { if (level) localStorage.setItem('wr-news', level); return localStorage.getItem('wr-news') };
export const setSingle = on => { single = on; localStorage.setItem('wr-keys', on ? 'on' : 'off') };

// The cookie holds the choice and, for auto, what it came to: the next page is drawn right at once.
const cookie = () => document.cookie.match(/(?:^|; )wr-theme=([^;]*)/)?.[1] ?? 'auto';
export function setTheme(choice) {
  const isDark = choice === 'auto' ? dark.matches : choice === 'dark';
  document.cookie = `wr-theme=${choice === 'auto' ? 'auto:' + (isDark ? 'dark' : 'light') : choice};path=/;max-age=31536000;samesite=lax`;
  document.documentElement.classList.remove('dark', 'light', 'auto');
  document.documentElement.classList.add(choice);
  return isDark;
}

function system() {
  if (!decodeURIComponent(cookie()).startsWith('auto')) return;
  const isDark = setTheme('auto');
  net?.invokeMethodAsync('SystemTheme', isDark).catch(() => { });
}

// Keeps the text node that Blazor knows.
const began = new WeakMap(), late = 15;
function tick() {
  for (const pill of document.querySelectorAll('[data-beat]')) {
    const { beat, beatTime } = pill.dataset, seen = began.get(pill);
    if (seen?.beat !== beat) began.set(pill, { beat, at: Date.now() });
    const s = Math.round((Date.now() - began.get(pill).at) / 1000), isLate = cut || s > late;
    pill.classList.toggle('is-late', isLate); pill.classList.toggle('is-cut', cut);
    pill.lastElementChild.textContent = cut ? `Offline, showing ${beatTime}` : isLate ? `Delayed ${s} s, showing ${beatTime}` : s > 4 ? `, ${s} s` : '';
  }
  for (const c of document.querySelectorAll('[data-clock]')) {
    if (!c.dataset.clock || !c.firstChild) continue;
    if (began.get(c)?.now !== c.dataset.clock) began.set(c, { now: c.dataset.clock, at: Date.now() });
    const at = Date.parse(c.dataset.clock) + (Date.now() - began.get(c).at) * c.dataset.speed;
    c.firstChild.data = `${c.dataset.speed}× ${new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: c.dataset.zone }).format(at)}`;
  }
  for (const c of document.querySelectorAll('[data-until]')) {
    if (!c.dataset.until || !c.firstChild) continue;
    const clock = c.closest('[data-now]'), seen = clock && began.get(clock);
    if (clock && seen?.now !== clock.dataset.now) began.set(clock, { now: clock.dataset.now, at: Date.now() });
    const now = clock?.dataset.now ? Date.parse(clock.dataset.now) + (Date.now() - began.get(clock).at) * (clock.dataset.speed || 1) : Date.now();
    const s = Math.max(0, Math.round((Date.parse(c.dataset.until) - now) / 1000)), two = n => String(n).padStart(2, '0');
    c.firstChild.data = (s >= 3600 ? (s / 3600 | 0) + ':' : '') + two((s / 60 | 0) % 60) + ':' + two(s % 60);
  }
}

// At most one polite sentence in 20 seconds; what comes in between is said together.
let waiting = [], saidAt = 0;
export function say(sentence, urgent) {
  if (urgent) return void (document.getElementById('wr-urgent').textContent = sentence);
  waiting.push(sentence);
  if (waiting.length === 1) setTimeout(() => {
    document.getElementById('wr-said').textContent = waiting.slice(-3).join('. ');
    waiting = []; saidAt = Date.now();
  }, Math.max(50, saidAt + 20000 - Date.now()));
}

// A dialog is drawn a moment later than it is asked for, and takes the focus itself then: asked for again until it stays, or until
// somebody who has had it there does something.
let acted = 0;
for (const act of ['keydown', 'pointerdown']) addEventListener(act, () => { acted = Date.now() }, true);
export const focus = (css, tries = 30, stays = 0, had = 0) => {
  if (had && acted > had) return;
  const e = document.querySelector(css), has = e && document.activeElement === e;
  if (!has) e?.focus();
  if (tries && stays < 4) setTimeout(() => focus(css, tries - 1, has ? stays + 1 : 0, had || (has ? Date.now() : 0)), 60);
};
export const keep = address => history.replaceState(history.state, '', address);
export const show = css => document.querySelector(css)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

// Tells .NET how wide an element is, now and after each change, so that a chart's unit stays a pixel.
const watched = new WeakMap();
export function measure(element, reference) {
  const watch = new ResizeObserver(([entry]) => reference.invokeMethodAsync('Resized', Math.round(entry.contentRect.width)).catch(() => watch.disconnect()));
  watch.observe(element);
  watched.set(element, watch);
}
export const forget = element => watched.get(element)?.disconnect();
