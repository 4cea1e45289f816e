/**
 * Calls when the page learns what makes it worth looking at a connection at once: the network is back, or a person looks at
 * the page again.
 *
 * @param {() => void} action
 * @param {AbortSignal} signal until then
 */
export function onNews(action, signal) {
  window.addEventListener('online', action, { signal });
  document.addEventListener('resume', action, { signal });
  const shown = () => document.visibilityState === 'visible' && action();
  document.addEventListener('visibilitychange', shown, { signal });
}
