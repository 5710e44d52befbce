// The slot's page while somebody opens the network and comes back. Each of these works without it, by a press more.
const each = (css, f) => document.querySelectorAll(css).forEach(f);
const one = css => document.querySelector(css);

// What own words need comes with the first touch of their field.
const words = box => box.dataset.words && import('./words.js').then(w => w.typed(box));
addEventListener('focusin', e => e.target.dataset.words && import('./words.js'));
addEventListener('input', e => words(e.target));

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
each('[data-words]', w => w.value !== w.defaultValue && words(w));
back();
