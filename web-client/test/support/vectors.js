import { readFileSync } from 'node:fs';

/** The vectors that Java reads too. @param {string} name such as `noise.json` */
export const vectors = (name) =>
  JSON.parse(readFileSync(new URL(`../../../protocol/vectors/${name}`, import.meta.url), 'utf8'));

/** @param {string} hex @returns {Uint8Array<ArrayBuffer>} */
export const bytes = (hex) => Uint8Array.from(Buffer.from(hex, 'hex'));
