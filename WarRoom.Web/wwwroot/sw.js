// Shows what is pushed, opens it, and sends what waits. The own day can be read without a line: the last answer of each of its pages is kept with
// its time, shown only when the server cannot be reached, and forgotten with a stop, a resume, or a sign-out. The page says how old it is.
importScripts('/js/queue.js');
addEventListener('install', () => skipWaiting());
addEventListener('activate', e => e.waitUntil(Promise.all([clients.claim(), caches.delete('shell')])));
addEventListener('push', e => e.waitUntil(show(e.data)));
addEventListener('notificationclick', e => { e.notification.close(); e.waitUntil(open(e.notification.data?.url)) });
addEventListener('sync', e => e.waitUntil(waiting.sendAll().then(({ left }) => { if (left) throw new Error('not sent yet') })));

const own = /^\/me(\/slots\/[\w-]+)?$/, shell = /^\/(css|js|fonts)\//;
addEventListener('fetch', e => {
  const { method, url, mode } = e.request, { origin, pathname } = new URL(url), isPage = mode === 'navigate' && own.test(pathname);
  if (method !== 'GET' || origin !== location.origin) return;
  if (mode === 'navigate' && /^\/(login|account)\b/.test(pathname)) e.waitUntil(caches.delete('day'));
  if (isPage || shell.test(pathname)) e.respondWith(answer(e, isPage ? 'day' : 'shell', pathname));
});

async function answer(e, name, path) {
  try {
    const fresh = await fetch(e.request);
    if (fresh.ok) e.waitUntil(keep(name, path, fresh.clone()));
    return fresh;
  } catch (cut) {
    const known = await caches.match(path, { cacheName: name });
    if (!known) throw cut;
    return name === 'shell' ? known : new Response((await known.text()).replace('data-pulse=', `data-kept="${known.headers.get('X-Kept')}" data-pulse=`), { headers: known.headers });
  }
}

async function keep(name, path, fresh) {
  const headers = new Headers([...fresh.headers].filter(([n]) => /^content-(type|security-policy)$/.test(n)));
  headers.set('X-Kept', Date.now());
  await (await caches.open(name)).put(path, new Response(await fresh.blob(), { headers }));
}

async function show(data) {
  let d;
  try { d = data.json() } catch { d = { title: 'WarRoom', body: '', tag: 'unknown', url: '/me' } }
  const shown = await registration.getNotifications(), hold = shown.find(n => n.data?.hold);
  if (d.hold || /^resumed/.test(d.key)) await caches.delete('day'); // no text outlives a stop
  if (d.hold) shown.forEach(n => n.tag !== d.tag && n.close()); // nothing that says "post" stands beside a stop
  else if (hold && hold.tag !== d.tag && d.at < hold.data.at) d = hold.data; // older than the stop, and late
  const isKnown = shown.some(n => n.tag === d.tag && n.data?.key === d.key);
  await registration.showNotification(d.title, {
    body: d.body, tag: d.tag, data: d, lang: 'en', icon: '/icon-192.png', timestamp: d.at, requireInteraction: !!d.hold, renotify: !isKnown, silent: isKnown || undefined,
  });
}

async function open(url) {
  const path = /^\/me(\/slots\/[\w-]+)?$/.test(url) ? url : '/me';
  for (const page of await clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    if (new URL(page.url).pathname === path) return page.focus();
  }
  return clients.openWindow(path);
}
