/**
 * What a session needs of a browser and this one lacks, by name; empty when nothing. Chrome and Edge 137,
 * Firefox 130 and Safari 17 have it all.
 *
 * @returns {Promise<string[]>}
 */
export async function missingFeatures() {
  /** @type {[string, () => boolean | Promise<boolean>][]} */
  const features = [
    ['https', () => globalThis.isSecureContext],
    ['WebCrypto', () => typeof globalThis.crypto?.subtle === 'object'],
    ['X25519', hasX25519],
    ['WebSocket', () => typeof globalThis.WebSocket === 'function'],
    ['ECMAScript 2024', () => typeof Promise.withResolvers === 'function'],
  ];
  const missing = [];
  for (const [name, present] of features) {
    if (!(await present())) {
      missing.push(name);
    }
  }
  return missing;
}

async function hasX25519() {
  try {
    await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
    return true;
  } catch {
    return false;
  }
}
