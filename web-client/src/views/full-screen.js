/**
 * The whole page in full screen, not a part of it: noVNC draws pointers outside of its own element. Where the browser
 * can, keys such as Alt+Tab go to the page then.
 */
export const isFullScreen = () => document.fullscreenElement !== null;

export async function toggleFullScreen() {
  if (isFullScreen()) {
    await leaveFullScreen();
    return;
  }
  await document.documentElement.requestFullscreen();
  const { keyboard } = /** @type {{ keyboard?: { lock: () => Promise<void> } }} */ (navigator);
  await keyboard?.lock().catch(() => {}); // A person may refuse; then those keys stay with the desktop here.
}

export async function leaveFullScreen() {
  if (isFullScreen()) await document.exitFullscreen();
}
