// Phone pages work without this. It waits out a dead line, keeps typed text, copies, counts and counts down.
const each = (css, f, root = document) => root.querySelectorAll(css).forEach(f);
const kept = form => [...form.elements].filter(e => e.name && e.matches('textarea,input:not([type]),[type=text],[type=url],[type=tel]'));
const store = { get: k => { try { return JSON.parse(localStorage.getItem(k)) } catch { return null } }, set: (k, v) => { try { v ? localStorage.setItem(k, JSON.stringify(v)) : localStorage.removeItem(k) } catch { } } };
const fill = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, i) => values[i]);

async function send(form, by) {
  const { dataset: say } = form, data = new FormData(form, by);
  const status = form.querySelector('[data-safe-status]'), tell = text => { if (status) status.textContent = text || '' };
  const busy = on => each('button,[type=submit]', b => { b.ariaBusy = on; on ? b.setAttribute('aria-disabled', 'true') : b.removeAttribute('aria-disabled') }, form);
  form.busy = true; busy(true); tell(say.sending);
  const body = form.enctype.startsWith('multipart') ? data : new URLSearchParams(data);
  for (let wait = 1000; ; wait = Math.min(wait * 2, 30000)) {
    try {
      const r = await fetch(by?.getAttribute('formaction') || form.getAttribute('action') || location.href, { method: 'POST', body, credentials: 'same-origin' });
      if ([502, 503, 504].includes(r.status)) throw r;
      if (r.ok) store.set('wr:' + say.safe);
      if (r.redirected) return location.replace(r.url);
      const main = r.status < 500 && new DOMParser().parseFromString(await r.text(), 'text/html').querySelector('main');
      form.busy = false; busy(false); tell(r.ok ? '' : say.refused);
      if (main) { document.querySelector('main').replaceWith(main); ready(main); main.focus() }
      return;
    } catch {
      tell(say.waiting);
      await new Promise(go => { const t = setTimeout(go, wait); addEventListener('online', () => { clearTimeout(t); go() }, { once: true }) });
    }
  }
}

document.addEventListener('submit', e => {
  if (!e.target.matches('[data-safe]')) return;
  e.preventDefault();
  if (!e.target.busy) send(e.target, e.submitter);
});
document.addEventListener('input', e => {
  const form = e.target.form;
  if (form?.dataset.safe) store.set('wr:' + form.dataset.safe, Object.fromEntries(kept(form).map(f => [f.name, f.value])));
  if (e.target.dataset.count) count(e.target);
});

// A link stays a link: the text is copied in the same tap, then the browser follows it.
const parts = css => [...document.querySelectorAll(css)].map(e => (e.value ?? e.textContent).trim()).filter(Boolean);
document.addEventListener('click', e => {
  const to = e.target.closest('[data-copy],[data-copy-from]');
  if (!to) return;
  const text = to.dataset.copyFrom ? parts(to.dataset.copyFrom).join(to.dataset.join ?? '\n\n') : to.dataset.copy;
  if (to.dataset.href) to.href = to.dataset.href.replace('{text}', encodeURIComponent(text));
  const done = () => each('[data-copy-status]', s => s.textContent = to.dataset.copied || '');
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, () => { });
});

const letters = t => Intl.Segmenter ? [...new Intl.Segmenter().segment(t)].length : [...t].length;
function count(f) {
  const d = f.dataset, text = d.countFrom ? parts(d.countFrom).join('\n\n') : f.value, out = document.querySelector(d.count);
  let n = +(d.base || 0) + letters(d.urlLength ? text.replace(/https?:\/\/\S+/g, '-'.repeat(d.urlLength)) : text);
  const left = d.limit - n;
  if (out) { out.textContent = left < 0 ? fill(d.over || '{0} too many', -left) : fill(d.of || '{0} of {1}', n, d.limit); out.classList.toggle('why', left < 0) }
}

const loaded = Date.now();
function tick() {
  each('[data-until]', c => {
    const clock = c.closest('[data-now]')?.dataset, now = clock ? Date.parse(clock.now) + (Date.now() - loaded) * (clock.speed || 1) : Date.now();
    const s = Math.max(0, Math.round((Date.parse(c.dataset.until) - now) / 1000)), two = n => String(n).padStart(2, '0');
    c.textContent = c.dataset.minutes ? fill(c.dataset.minutes, Math.ceil(s / 60)) : (s >= 3600 ? (s / 3600 | 0) + ':' : '') + two((s / 60 | 0) % 60) + ':' + two(s % 60);
  });
}

function ready(root) {
  each('form[data-safe]', form => { const old = form.dataset.safe && store.get('wr:' + form.dataset.safe); if (old) kept(form).forEach(f => { if (f.value === f.defaultValue && old[f.name]) f.value = old[f.name] }) }, root);
  each('[data-count]', count, root);
  each('[data-zone]', z => { if (!z.value) z.value = Intl.DateTimeFormat().resolvedOptions().timeZone }, root);
  each('[data-left],[data-width]', p => { p.style.left = p.dataset.left; p.style.width = p.dataset.width }, root);
}
ready(document); tick(); setInterval(tick, 1000);
