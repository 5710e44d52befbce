// Confirmations that wait for a connection, kept by the phone with the time of the tap. Pages and the service worker share this file.
self.waiting = (() => {
  const oldest = 7 * 864e5;
  const at = (mode, act) => new Promise((yes, no) => {
    const o = indexedDB.open('warroom', 1);
    o.onupgradeneeded = () => o.result.createObjectStore('posts', { keyPath: 'key' });
    o.onerror = () => no(o.error);
    o.onsuccess = () => {
      const db = o.result, t = db.transaction('posts', mode), r = act(t.objectStore('posts'));
      t.oncomplete = () => { db.close(); yes(r.result) };
      t.onabort = () => { db.close(); no(t.error) };
    };
  });
  const put = item => at('readwrite', s => s.put(item)), drop = key => at('readwrite', s => s.delete(key)), all = () => at('readonly', s => s.getAll());

  // Where an answer leads says what became of it: taken, to be looked at, or not sent as who tapped it.
  const outcome = url => /[?&]said=post\./.test(url) ? 'look' : /\/login\b|[?&]said=(form\.old|slot\.notYours)/.test(url) ? 'sign' : 'sent';

  async function send(item) {
    const pass = await fetch('/me/token', { cache: 'no-store' });
    if (!pass.ok) throw pass;
    if (pass.redirected) return { how: 'sign' };
    const { name, token } = await pass.json(), body = new FormData();
    item.fields.forEach(([n, v]) => n !== name && body.append(n, v));
    body.set(name, token);
    body.set('waited', Math.max(0, Date.now() - item.at));
    const r = await fetch(item.action, { method: 'POST', body });
    if (!r.ok) throw r;
    const how = outcome(r.url);
    if (how === 'sent') await drop(item.key);
    if (how === 'look') await put({ ...item, look: r.url });
    return { how, url: r.url };
  }

  // How many still wait for a connection, how many for a sign-in, and where the last answer led.
  async function sendAll() {
    const found = { left: 0, sign: 0 };
    for (const item of await all()) {
      if (Date.now() - item.at > oldest) await drop(item.key);
      else if (item.look) found.look = item;
      else try {
        const { how, url } = await send(item);
        if (how === 'sign') found.sign++;
        else if (how === 'look') found.look = { ...item, look: url };
        else found.url = url;
      } catch { found.left++ }
    }
    return found;
  }

  return { put, drop, all, outcome, sendAll };
})();
