// Clocks that run down, by the time of the server: a phone's own may be wrong, and a rehearsal's runs faster.
const loaded = Date.now(), two = n => String(n).padStart(2, '0');
const tick = () => document.querySelectorAll('[data-until]').forEach(c => {
  const clock = c.closest('[data-now]')?.dataset, now = clock ? Date.parse(clock.now) + (Date.now() - loaded) * (clock.speed || 1) : Date.now();
  const s = Math.max(0, Math.round((Date.parse(c.dataset.until) - now) / 1000)), h = s / 3600 | 0, m = s / 60 | 0;
  c.textContent = c.dataset.minutes ? c.dataset.minutes.replace('{0}', Math.ceil(s / 60)) : (h ? h + ':' : '') + two(m % 60) + ':' + two(s % 60);
});
tick();
setInterval(tick, 1000);
