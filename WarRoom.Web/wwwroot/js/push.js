// Notifications: shows what this browser can do, asks, and hands its permission to the form. Nothing is asked before a tap.
const all = (css, f) => document.querySelectorAll(css).forEach(f);
const bytes = s => Uint8Array.from(atob(s.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const text = b => btoa(String.fromCharCode(...new Uint8Array(b))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const part = document.querySelector('[data-push]'), isOffer = part?.dataset.pushOffer !== undefined;
const isApple = /iP(hone|ad|od)/.test(navigator.userAgent) || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);

async function held() {
  const registration = await navigator.serviceWorker.getRegistration('/');
  return await registration?.pushManager.getSubscription();
}

async function can() {
  if (!isSecureContext) return 'insecure';
  if (!window.PushManager || !navigator.serviceWorker) return isApple && !navigator.standalone ? 'ios' : 'none';
  if (Notification.permission === 'denied') return 'denied';
  const one = Notification.permission === 'granted' && await held();
  return one && (isOffer || document.querySelector(`[data-push-device="${CSS.escape(one.endpoint.slice(-16))}"]`)) ? 'on' : 'can';
}

function show(what) {
  all('[data-push-if]', e => { e.hidden = e.dataset.pushIf !== what });
  if (isOffer) part.hidden = !['can', 'ios'].includes(what) || refused();
}

function refused(now) {
  try {
    if (now) localStorage['wr:push-no'] = 1;
    return !!localStorage['wr:push-no'];
  } catch { return !!now }
}

async function allow(form) {
  if (await Notification.requestPermission() !== 'granted') return show(await can());
  await navigator.serviceWorker.register('/sw.js');
  const { pushManager } = await navigator.serviceWorker.ready, ours = part.dataset.push;
  let one = await pushManager.getSubscription();
  if (one && text(one.options.applicationServerKey) !== ours) { await one.unsubscribe(); one = null } // of an installation with other keys
  one ??= await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(ours) });
  form.elements.endpoint.value = one.endpoint;
  form.elements.p256dh.value = text(one.getKey('p256dh'));
  form.elements.auth.value = text(one.getKey('auth'));
  form.requestSubmit();
}

addEventListener('click', e => {
  if (e.target.closest('[data-push-no]')) { refused(true); part.hidden = true }
  const button = e.target.closest('[data-push-allow]');
  if (button) allow(button.form).catch(() => show('failed'));
});
if (part) can().then(show, () => show('none'));
