// Shows what is pushed, opens it, and sends what waits. It keeps no page and answers no request: a stale text would be worse than none.
importScripts('/js/queue.js');
addEventListener('install', () => skipWaiting());
addEventListener('activate', e => e.waitUntil(clients.claim()));
addEventListener('push', e => e.waitUntil(show(e.data)));
addEventListener('notificationclick', e => { e.notification.close(); e.waitUntil(open(e.notification.data?.url)) });
addEventListener('sync', e => e.waitUntil(waiting.sendAll().then(({ left }) => { if (left) throw new Error('not sent yet') })));

async function show(data) {
  let d;
  try { d = data.json() } catch { d = { title: 'WarRoom', body: '', tag: 'unknown', url: '/me' } }
  const shown = await registration.getNotifications(), hold = shown.find(n => n.data?.hold);
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
