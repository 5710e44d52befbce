// Pages work without this. It waits out a dead line, keeps typed text.
import { keep } from './later.js';
import './clock.js';
import './pulse.js';
const each = (css, f, root = document) => root.querySelectorAll(css).forEach(f);
const fields = form => [...form.elements].filter(e => e.name && e.matches('textarea,[type=text],[type=url],input:not([type])'));
const memory = (key, value) => {
  try {
    if (value === undefined) return JSON.parse(localStorage['wr:' + key]);
    value ? localStorage['wr:' + key] = JSON.stringify(value) : localStorage.removeItem('wr:' + key);
  } catch { }
};

async function send(form, by) {
  const say = form.dataset, data = new FormData(form, by), to = by?.getAttribute('formaction') || form.getAttribute('action') || location.href, isFile = form.enctype[0] === 'm';
  const tell = text => each('[data-safe-status]', s => s.textContent = text || '', form);
  const busy = on => { form.busy = on; each('button', b => { b.ariaBusy = b.ariaDisabled = on || null }, form) };
  busy(true); tell(say.sending);
  const kept = isFile ? null : await keep(form, data, to);
  for (let wait = 1000; ; wait = Math.min(wait * 2, 30000)) {
    try {
      kept?.stamp();
      const r = await (isFile ? (await import('./upload.js')).upload(to, data, n => tell(say.sending + ' ' + n + ' %')) : fetch(to, { method: 'POST', body: new URLSearchParams(data) }));
      if (r.status > 501) throw r;
      r.ok && await kept?.answered(r.url);
      if (r.ok) memory(say.safe, null);
      if (r.redirected) return location.replace(r.url);
      const next = new DOMParser().parseFromString(await r.text(), 'text/html').querySelector('.page');
      busy(false); tell(r.ok ? '' : say.refused);
      if (next && r.status < 500) { document.querySelector('.page').replaceWith(next); ready(next); main.focus(); scrollTo(0, 0) }
      return;
    } catch {
      tell(say.waiting); kept?.failed();
      await new Promise(go => { setTimeout(go, wait); addEventListener('online', go, { once: true }) });
    }
  }
}

addEventListener('submit', e => {
  const form = e.target;
  if (!form.matches('[data-safe]')) return;
  e.preventDefault();
  form.busy || send(form, e.submitter);
});
addEventListener('input', ({ target: t }) => {
  const key = t.form?.dataset.safe;
  if (key) memory(key, Object.fromEntries(fields(t.form).map(f => [f.name, f.value])));
});

// Then followed as a link.
const parts = css => [...document.querySelectorAll(css)].map(e => (e.value ?? e.textContent).trim()).filter(Boolean).join('\n\n');
addEventListener('click', e => {
  const to = e.target.closest('[data-copy],[data-copy-from]'), d = to?.dataset;
  if (!d) return;
  const text = d.copyFrom ? parts(d.copyFrom) : d.copy, keep = d.keep && document.querySelector(d.keep);
  keep && fetch(keep.action, { method: 'POST', body: new URLSearchParams(new FormData(keep)), keepalive: true }).catch(() => { });
  if (d.href) to.href = d.href.replace('{text}', encodeURIComponent(text));
  navigator.clipboard?.writeText(text).then(() => each('[data-copy-status]', s => s.textContent = d.copied || ''), () => { });
});

function ready(root) {
  each('[data-safe]', form => { const old = memory(form.dataset.safe); old && fields(form).forEach(f => f.value === f.defaultValue && (f.value = old[f.name] ?? f.value)) }, root);
  each('[data-zone]', z => z.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone, root);
}
ready(document);
if (document.querySelector('#link')) import('./slot.js');
document.querySelector('.note.bad')?.scrollIntoView({ block: 'center' });
