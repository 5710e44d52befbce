// Passkeys: options from the server, a credential from the device, back to the server. Forms show only where the browser can.
const all = (css, f) => document.querySelectorAll(css).forEach(f);
const bytes = s => Uint8Array.from(atob(s.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const text = b => btoa(String.fromCharCode(...new Uint8Array(b))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

// An address of digits cannot hold passkeys, even where it counts as secure.
const can = isSecureContext && !!window.PublicKeyCredential && !/^[\d.]+$|:/.test(location.hostname);
function show() {
  all('[data-passkey-if]', e => { e.hidden = (e.dataset.passkeyIf === 'can') !== can });
  all('[data-passkey-second]', e => e.classList.toggle('line', can));
}

// By hand: toJSON is missing in older browsers and broken by some password managers.
async function ask(options) {
  const isNew = !!options.user;
  options.challenge = bytes(options.challenge);
  if (isNew) options.user.id = bytes(options.user.id);
  for (const known of [...options.excludeCredentials ?? [], ...options.allowCredentials ?? []]) known.id = bytes(known.id);
  const made = await navigator.credentials[isNew ? 'create' : 'get']({ publicKey: options }), a = made.response;
  const response = { transports: a.getTransports?.() };
  for (const part of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) if (a[part]) response[part] = text(a[part]);
  const { id, type, authenticatorAttachment } = made;
  return JSON.stringify({ id, rawId: text(made.rawId), type, authenticatorAttachment, clientExtensionResults: made.getClientExtensionResults(), response });
}

addEventListener('submit', async e => {
  const form = e.target, say = form.dataset;
  if (!say.passkey) return;
  e.preventDefault(); e.stopImmediatePropagation();
  if (form.busy) return;
  const tell = words => form.querySelectorAll('[data-safe-status]').forEach(s => { s.textContent = words });
  const busy = on => { form.busy = on; form.querySelectorAll('button').forEach(b => { b.ariaBusy = b.ariaDisabled = on || null }) };
  // An answer is an address to go to, a sentence to show, or the options.
  const post = async (to, credential) => {
    const body = new URLSearchParams(new FormData(form));
    if (credential) body.set('credential', credential);
    const r = await fetch(to, { method: 'POST', body });
    if (r.redirected) return location.replace(r.url);
    if (r.status >= 500) throw r;
    return r.ok ? r.json() : tell(await r.text());
  };
  let why = say.refused;
  busy(true); tell(say.sending);
  try {
    const options = await post(say.passkey);
    if (!options) return;
    why = say.failed;
    const credential = await ask(options);
    why = say.refused;
    await post(form.getAttribute('action'), credential);
  } catch (x) {
    tell(x.name === 'InvalidStateError' ? say.known : why);
  } finally {
    busy(false);
  }
}, true);

show();
new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
