// Asks whether the open page is still true. After a stop or a resume it loads itself anew, at once or as soon as it is looked at again, and so it
// does when the clock alone has turned a slot, unless somebody is typing. What was typed is kept. Without an answer it says how old it is.
const old = 6e5, part = () => document.querySelector('[data-pulse]');
let checked = +part()?.dataset.kept || Date.now();

async function pulse() {
  const p = part(), d = p?.dataset;
  if (!p || document.hidden) return;
  const answer = await fetch(d.pulse, { cache: 'no-store' }).then(r => r.ok && !r.redirected ? r.text() : null, () => null);
  if (answer) {
    const [epoch, now, speed] = answer.split(' ');
    checked = Date.now();
    document.querySelectorAll('[data-now]').forEach(e => Object.assign(e.dataset, { now, speed, at: checked }));
    if (epoch !== d.epoch) await self.caches?.delete('day').catch(() => { });
    if (epoch !== d.epoch || (d.kept || Date.parse(now) >= Date.parse(d.turn)) && !isBusy()) return location.reload();
  }
  age(d, !answer);
}

const isBusy = () => document.activeElement?.matches('input,textarea,select') || document.querySelector('[aria-busy=true]');

// A stop cannot reach a phone without a line: then the page names its age, and warns when that is more than ten minutes.
function age(d, isCut) {
  const note = document.querySelector('[data-age]');
  if (!note) return;
  const isOld = Date.now() - checked > old, at = new Date(checked).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: d.in || undefined });
  note.hidden = !isCut;
  note.classList.toggle('warn', isOld);
  note.querySelectorAll('[data-text]').forEach(t => { t.textContent = t.dataset.text.replace('{0}', at); t.hidden = (t.dataset.when === 'old') !== isOld });
  document.querySelectorAll('[data-keep]').forEach(b => b.classList.toggle('line', isCut && isOld));
}

if (part()?.dataset.kept) age(part().dataset, true);
setTimeout(pulse, 800);
setInterval(pulse, 4000);
document.addEventListener('visibilitychange', pulse);
