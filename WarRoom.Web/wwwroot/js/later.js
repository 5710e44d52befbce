// Confirmations without a connection, on the page: kept before the first try, so that a page which is closed loses nothing, and sent by
// the next page of ours, or by the service worker where the browser can.
import './queue.js';

const each = (css, f) => document.querySelectorAll(css).forEach(f);

function waits({ left, sign }) {
  each('[data-waits]', note => {
    const d = note.dataset, count = left || sign || 0;
    note.hidden = !count;
    note.textContent = !count ? '' : !left ? d.waitsSign : count > 1 ? d.waitsMany.replace('{0}', count) : d.waits;
  });
}

// What a form that may wait needs while it is sent; nothing for the others.
export async function keep(form, data, action) {
  if (form.dataset.later === undefined) return;
  const at = Date.now(), key = data.get('key');
  await waiting.put({ key, action, fields: [...data], at }).catch(() => { });
  return {
    stamp: () => data.set('waited', Math.max(0, Date.now() - at)),
    answered: url => waiting.outcome(url) === 'sign' || waiting.drop(key).catch(() => { }),
    failed() {
      waits({ left: 1 });
      navigator.serviceWorker?.ready.then(r => r.sync?.register('posts')).catch(() => { });
    },
  };
}

// Where it leads is shown, unless somebody is typing.
async function flush() {
  const found = await waiting.sendAll(), to = found.look?.look || found.url;
  waits(found);
  if (to && !document.activeElement?.matches('input,textarea,select')) {
    if (found.look) await waiting.drop(found.look.key);
    location.replace(to);
  } else if (found.left) setTimeout(flush, 20000);
}

if (document.querySelector('[data-waits]')) flush().catch(() => { });
if (/^\/me\b/.test(location.pathname)) navigator.serviceWorker?.register('/sw.js').catch(() => { });
