// Clocks that run down, by the time of the server: a phone's own may be wrong, and a rehearsal's runs faster. pulse.js sets them right.
const loaded = Date.now(), two = n => String(n).padStart(2, '0');
const tick = () => document.querySelectorAll('[data-until]').forEach(c => {
  const d = c.dataset, clock = c.closest('[data-now]')?.dataset, now = clock ? Date.parse(clock.now) + (Date.now() - (clock.at || loaded)) * (clock.speed || 1) : Date.now();
  const s = Math.max(0, Math.round((Date.parse(d.until) - now) / 1000)), h = s / 3600 | 0, m = s / 60 | 0;
  const text = !s && d.then ? d.then : d.minutes ? (s > 60 && d.many || d.minutes).replace('{0}', Math.ceil(s / 60)) : (h ? h + ':' : '') + two(m % 60) + ':' + two(s % 60);
  if (c.textContent !== text) c.textContent = text;
});
tick();
setInterval(tick, 1000);
