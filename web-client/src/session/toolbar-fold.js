/**
 * Whether the toolbar is folded into its handle.
 *
 * - folded: handle pressed, shortcut → open · pointer rests on the handle → peeking
 * - peeking: handle pressed, anything in it used → open · pointer leaves, Escape → folded
 * - open: handle pressed, Escape, the picture is used → folded
 *
 * It starts open, so that a newcomer sees it once, and folds with the first use of the picture. A pinned toolbar does not
 * ask this machine.
 *
 * @typedef {'folded' | 'peeking' | 'open'} Fold
 * @typedef {'handle' | 'shortcut' | 'rested' | 'left' | 'entered' | 'escape' | 'picture'} FoldEvent
 */

/** @type {Record<Fold, Partial<Record<FoldEvent, Fold>>>} */
const NEXT = {
  folded: { handle: 'open', shortcut: 'open', rested: 'peeking' },
  peeking: {
    handle: 'open',
    shortcut: 'open',
    entered: 'open',
    left: 'folded',
    escape: 'folded',
    picture: 'folded',
  },
  open: { handle: 'folded', escape: 'folded', picture: 'folded' },
};

/** @param {Fold} fold @param {FoldEvent} event @returns {Fold} */
export const nextFold = (fold, event) => NEXT[fold][event] ?? fold;
