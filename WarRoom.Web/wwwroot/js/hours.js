// Paints half hours: choose an answer, then tap; a mouse may also drag. Without this each tap takes the next answer.
const chosen = () => document.querySelector('[name=brush]:checked')?.value;
const paint = (cell, answer) => { const radio = cell?.querySelector(`[value="${answer}"]`); if (radio) radio.checked = true };
let dragging = false;

addEventListener('click', e => {
  const all = e.target.closest('[data-all]'), label = e.target.closest('.c4 label');
  if (!all && !label) return;
  e.preventDefault();
  if (label) paint(label.parentElement, chosen());
  else all.parentElement.nextElementSibling.querySelectorAll('.c4').forEach(cell => paint(cell, 'y'));
});
addEventListener('pointerdown', e => {
  const cell = e.pointerType === 'mouse' && e.target.closest('.c4');
  if (cell) { dragging = true; paint(cell, chosen()) }
});
addEventListener('pointerover', e => dragging && paint(e.target.closest('.c4'), chosen()));
addEventListener('pointerup', () => dragging = false);
document.documentElement.classList.add('paints');
