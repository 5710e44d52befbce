// Own words while they are typed: woven into the text, counted here, judged by the server.
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

export function typed(words) {
  weave(words); count();
  clearTimeout(waiting);
  waiting = setTimeout(ask, 500, words);
}
