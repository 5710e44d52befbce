// A stop or a resume since the page was made: load it anew, at once or as soon as it is looked at again. What was typed is kept.
async function pulse() {
  const p = document.querySelector('[data-pulse]');
  if (!p || document.hidden) return;
  const now = await fetch(p.dataset.pulse, { cache: 'no-store' }).then(r => r.ok && !r.redirected ? r.text() : null, () => null);
  if (now && now !== p.dataset.epoch) location.reload();
}
setInterval(pulse, 4000);
document.addEventListener('visibilitychange', pulse);
