// The slot's page while somebody writes, opens the network and comes back. Each of these works without it, by a press more.
const each = (css, f) => document.querySelectorAll(css).forEach(f);
const one = css => document.querySelector(css);
const tidy = s => s.replace(/ {2,}/g, ' ').trim();
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i].toLocaleString(document.documentElement.lang));

// The length of a text as its network counts it. Links without a scheme are left to the server, whose word counts.
export function lengthOf(text, { rule, url }) {
  const short = t => url ? t.replace(/https?:\/\/[^\s]+/gi, 'x'.repeat(url)) : t;
  const signs = t => [...new Intl.Segmenter().segment(t)].map(s => s.segment);
  if (rule === 'Graphemes') return signs(text).length;
  if (rule === 'MastodonCharacters') return signs(short(text).replace(/(?<![\w/=@])@(\w+(?:[\w.-]*\w)?)@[\w.-]*\w/gi, '@$1')).length;
  if (rule !== 'XWeighted') return short(text).length;
  const light = c => c <= 4351 || c >= 8192 && c <= 8205 || c >= 8208 && c <= 8223 || c >= 8242 && c <= 8247;
  const weight = s => /\p{Extended_Pictographic}(?!\uFE0E)|\p{Regional_Indicator}{2}|\u20E3/u.test(s) && !light(s.codePointAt(0)) || /\u20E3/.test(s) ? 2 : [...s].reduce((n, c) => n + (light(c.codePointAt(0)) ? 1 : 2), 0);
  return signs(short(text.normalize('NFC'))).reduce((n, s) => n + weight(s), 0);
}

// Own words go to their place in the whole text and in the composer's address while they are typed.
function weave(words) {
  const gap = words.dataset.words, own = words.value.trim();
  each('[data-gapped]', e => {
    const text = e.dataset.gapped;
    if (e.href === undefined) e.value = tidy(text.replace(gap, own));
    else e.href = text.replace(encodeURIComponent(gap), encodeURIComponent(own)).replace(/(%20){2,}/g, '%20').replace(/=%20/g, '=');
  });
}

const show = (name, word) => each(`[data-${name}]`, e => { e.hidden = e.dataset[name] !== word });
function tell(count, limit, over) {
  show('fit', over > 0 ? 'no' : 'yes');
  each('[data-fit]:not([hidden]) span', s => s.textContent = fill(s.dataset.text, count, limit, over));
}

function count() {
  const d = one('[data-rule]')?.dataset, whole = one('#final')?.value;
  if (!d || whole === undefined || !Intl.Segmenter) return;
  const n = lengthOf(whole, d);
  tell(n, +d.limit, Math.max(n - d.limit, d.bytes ? new TextEncoder().encode(whole).length - d.bytes : 0));
}

let waiting, asked = 0;
async function ask(words) {
  const mine = ++asked;
  const v = await fetch(words.form.action + '/check', { method: 'POST', body: new URLSearchParams(new FormData(words.form)) }).then(r => r.status === 200 && !r.redirected ? r.json() : null, () => null);
  if (!v || mine !== asked) return;
  tell(v.count, v.limit, v.fits ? 0 : -v.left);
  show('likeness', words.value.trim() || v.likeness !== 'Different' ? v.likeness : '');
}

addEventListener('input', ({ target: t }) => {
  if (!t.dataset.words) return;
  weave(t); count();
  clearTimeout(waiting);
  waiting = setTimeout(ask, 500, t);
});

// Who has opened the network comes back to the field for the link, also when the phone has closed the page meanwhile: the address says where.
const here = () => location.pathname + location.search + '#link';
const field = () => one('#l');
function back() {
  if (!document.hidden && location.hash === '#link' && field() && !field().value && !document.activeElement?.matches('input,textarea')) field().focus();
}

addEventListener('click', e => {
  const share = e.target.closest('[data-share]'), form = one('#words');
  if (e.target.closest('[data-keep]') || share) history.replaceState(history.state, '', here());
  if (share) {
    form && fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), keepalive: true }).catch(() => { });
    give(share.dataset.share).catch(() => { }); // given up, or refused: nothing has happened
  }
  if (e.target.closest('[data-paste]')) navigator.clipboard.readText().then(text => {
    field().value = text.trim();
    field().dispatchEvent(new Event('input', { bubbles: true }));
    field().focus();
  }, () => field().focus());
});

// The phone's own share sheet, with the picture where there is one and the sheet takes it. That it closed does not say that something was posted.
async function give(picture) {
  const what = { text: one('#final').value };
  if (picture) {
    const file = await fetch(picture).then(r => r.blob()), files = [new File([file], picture.split('/').pop(), { type: file.type })];
    if (navigator.canShare?.({ files })) what.files = files;
  }
  await navigator.share(what);
}

if (navigator.share) each('[data-share]', b => b.hidden = false);
if (navigator.clipboard?.readText) each('[data-paste]', b => b.hidden = false);
document.addEventListener('visibilitychange', back);
each('[data-words]', w => { if (w.value) weave(w); count(); if (w.value !== w.defaultValue) ask(w) });
back();
