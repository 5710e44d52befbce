// The browser's own offer to install, kept until somebody wants it.
const note = document.querySelector('[data-install]');
let offer;
const refused = now => { try { if (now) localStorage['wr:install-no'] = 1; return !!localStorage['wr:install-no'] } catch { return !!now } };
addEventListener('beforeinstallprompt', e => {
  e.preventDefault();
  offer = e;
  if (note) note.hidden = refused();
});
addEventListener('click', e => {
  const yes = e.target.closest('[data-install-yes]'), no = e.target.closest('[data-install-no]');
  if (yes) offer?.prompt();
  if (no) refused(true);
  if (yes || no) note.hidden = true;
});
