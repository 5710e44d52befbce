// Dragging a chip of the planner: along the track in steps of five minutes, across lanes to another person. Everything else is done by keys and buttons.
const step = 5;
let net, drag;

const minuteOf = chip => +getComputedStyle(chip).getPropertyValue('--m');

function down(e) {
  const chip = e.button === 0 && e.pointerType !== 'touch' && e.target.closest?.('.plan__day[data-drag] .lane button.chip');
  if (!chip) return;
  const day = getComputedStyle(chip.closest('.plan__day')), span = day.getPropertyValue('--t1') - day.getPropertyValue('--t0');
  drag = { chip, x: e.clientX, y: e.clientY, minute: minuteOf(chip), pixels: chip.closest('.track').clientWidth / span };
}

function move(e) {
  if (!drag) return;
  const [x, y] = [e.clientX - drag.x, e.clientY - drag.y];
  if (!drag.shade && Math.hypot(x, y) < 5) return;
  drag.by = Math.round(x / drag.pixels / step) * step;
  if (!drag.shade) {
    drag.shade = drag.chip.cloneNode(true);
    drag.shade.removeAttribute('id');
    drag.shade.classList.add('dragged');
    drag.chip.after(drag.shade);
    drag.chip.closest('.plan__day').classList.add('plan__day--drag');
  }
  drag.shade.style.transform = `translate(${drag.by * drag.pixels}px, ${y}px)`;
  drag.shade.dataset.by = `${drag.by < 0 ? '−' : '+'}${Math.abs(drag.by)} min`;
  const lane = laneAt(e);
  if (lane !== drag.lane) { drag.lane?.classList.remove('lane--target'); lane?.classList.add('lane--target'); drag.lane = lane }
}

const laneAt = e => document.elementsFromPoint(e.clientX, e.clientY).map(x => x.closest?.('.plan__day .lane')).find(x => x);

function end(e, isDropped) {
  const was = drag;
  drag = undefined;
  if (!was?.shade) return;
  was.shade.remove();
  was.lane?.classList.remove('lane--target');
  was.chip.closest('.plan__day')?.classList.remove('plan__day--drag');
  const lane = isDropped && laneAt(e);
  if (lane) net?.invokeMethodAsync('Dropped', was.chip.id.slice(5), was.minute + was.by, lane.dataset.member ?? '').catch(() => { });
}

const up = e => end(e, true), cancel = e => end(e, false), escape = e => { if (drag?.shade && e.key === 'Escape') cancel(e) };

export function start(reference) {
  net = reference;
  document.addEventListener('pointerdown', down);
  document.addEventListener('pointermove', move);
  document.addEventListener('pointerup', up);
  document.addEventListener('pointercancel', cancel);
  document.addEventListener('keydown', escape, true);
}

export function stop() {
  net = drag = undefined;
  document.removeEventListener('pointerdown', down);
  document.removeEventListener('pointermove', move);
  document.removeEventListener('pointerup', up);
  document.removeEventListener('pointercancel', cancel);
  document.removeEventListener('keydown', escape, true);
}
