// On a phone a swipe over what needs the lead does what its buttons do: to the right the first, to the left the second. The buttons stay, for everybody.
const start = 14, far = 88, phone = matchMedia('(max-width:760px)');
let at;

function begin(e) {
  const strip = e.pointerType === 'touch' && phone.matches && e.target.closest?.('.board__needs .strip');
  const buttons = strip ? [...strip.querySelectorAll('.row .btn')] : [];
  at = buttons.length ? { strip, buttons, x: e.clientX, y: e.clientY, pointer: e.pointerId } : null;
}

function move(e) {
  if (!at || e.pointerId !== at.pointer) return;
  const by = e.clientX - at.x;
  if (!at.on && Math.abs(by) < start) return;
  at.on = true;
  at.button = at.buttons[by > 0 ? 0 : 1];
  at.strip.style.translate = `${at.button ? Math.max(-far - 40, Math.min(far + 40, by)) : 0}px`;
  at.strip.dataset.swipe = at.button ? [...at.button.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('').trim() : ''; // without its key
  at.strip.dataset.to = by > 0 ? 'right' : 'left';
  at.strip.toggleAttribute('data-enough', Math.abs(by) >= far);
}

function end(e) {
  if (!at || e.pointerId !== at.pointer) return;
  const { on, button, strip } = at, enough = e.type === 'pointerup' && strip.hasAttribute('data-enough');
  at = null;
  if (!on) return;
  strip.style.translate = '';
  for (const name of ['data-swipe', 'data-to', 'data-enough']) strip.removeAttribute(name);
  if (enough && button?.isConnected) button.click();
}

addEventListener('pointerdown', begin);
addEventListener('pointermove', move);
addEventListener('pointerup', end);
addEventListener('pointercancel', end);
