import { Fault } from '../faults.js';
import { concat, fromUtf8, u32, utf8 } from './bytes.js';

/**
 * The plaintext of one record: `stream u16 | kind u8 | payload`, docs/sealed-channel.md §4.
 *
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('../faults.js').FaultId} FaultId
 *
 * @typedef {{kind: 'open', stream: number, credit: number, module: string, options: object | undefined}} Open
 * @typedef {{kind: 'accepted', stream: number, credit: number}} Accepted
 * @typedef {{kind: 'refused', stream: number, reason: Reason}} Refused
 * @typedef {{kind: 'data', stream: number, data: Bytes}} Data
 * @typedef {{kind: 'credit', stream: number, bytes: number}} Credit
 * @typedef {{kind: 'close', stream: number, reason: Reason | undefined}} Close without a reason: one direction ended
 * @typedef {{kind: 'received', stream: 0, frames: number}} Received so many counted frames have arrived
 * @typedef {Open | Accepted | Refused | Data | Credit | Close} StreamFrame of stream 0 only data
 * @typedef {StreamFrame | Received} Frame
 */

/** Why a stream was refused or closed. @typedef {{fault: string, detail: string}} Reason */

export const HEADER_BYTES = 3;
/** A record is at most 65,535 bytes, of which 16 are the tag. */
export const MAX_DATA_BYTES = 65_535 - 16 - HEADER_BYTES;
/** Credit outstanding never exceeds this. */
export const MAX_CREDIT = 16 * 1024 * 1024;
export const CONTROL = /** @type {const} */ (0);

/** Of a reason, or of the options of an open. */
const MAX_JSON_BYTES = 4_096;

const KINDS = /** @type {const} */ ({ open: 1, accepted: 2, refused: 3, data: 4, credit: 5, close: 6, received: 7 });
const FAULT_ID = /^[a-z][a-z-]{0,31}$/;
const MODULE_NAME = /^[a-z0-9-]{1,64}$/;

/** @param {Frame} frame @returns {Bytes} */
export function writeFrame(frame) {
  const head = new Uint8Array(HEADER_BYTES);
  new DataView(head.buffer).setUint16(0, frame.stream);
  head[2] = KINDS[frame.kind];
  return concat(head, writePayload(frame));
}

/** @param {Frame} frame @returns {Bytes} */
function writePayload(frame) {
  switch (frame.kind) {
    case 'open': {
      const options = frame.options ? utf8(JSON.stringify(frame.options)) : new Uint8Array(0);
      return concat(u32(frame.credit), Uint8Array.of(frame.module.length), utf8(frame.module), options);
    }
    case 'accepted':
      return u32(frame.credit);
    case 'refused':
      return utf8(JSON.stringify(frame.reason));
    case 'data':
      return frame.data;
    case 'credit':
      return u32(frame.bytes);
    case 'close':
      return frame.reason ? utf8(JSON.stringify(frame.reason)) : new Uint8Array(0);
    case 'received':
      return u64(frame.frames);
  }
}

/**
 * @param {Bytes} bytes one frame and nothing after it; `data` of the result is a view of it
 * @returns {Frame}
 * @throws {Fault} `rule-broken`
 */
export function readFrame(bytes) {
  if (bytes.length < HEADER_BYTES) {
    throw broken(`a frame of ${bytes.length} bytes`);
  }
  const stream = new DataView(bytes.buffer, bytes.byteOffset).getUint16(0);
  const payload = bytes.subarray(HEADER_BYTES);
  if (stream === CONTROL ? bytes[2] !== KINDS.data && bytes[2] !== KINDS.received : bytes[2] === KINDS.received) {
    throw broken(`kind ${bytes[2]} on stream ${stream}`);
  }
  switch (bytes[2]) {
    case KINDS.open:
      return readOpen(stream, payload);
    case KINDS.accepted:
      return { kind: 'accepted', stream, credit: readCredit(payload, 0) };
    case KINDS.refused:
      return { kind: 'refused', stream, reason: readReason(payload) };
    case KINDS.data:
      if (payload.length === 0 || payload.length > MAX_DATA_BYTES) {
        throw broken(`data of ${payload.length} bytes`);
      }
      return { kind: 'data', stream, data: payload };
    case KINDS.credit:
      return { kind: 'credit', stream, bytes: readCredit(payload, 1) };
    case KINDS.close:
      return { kind: 'close', stream, reason: payload.length === 0 ? undefined : readReason(payload) };
    case KINDS.received:
      return { kind: 'received', stream: CONTROL, frames: readFrames(payload) };
    default:
      throw broken(`a frame of kind ${bytes[2]}`);
  }
}

/** @param {number} stream @param {Bytes} payload @returns {Open} */
function readOpen(stream, payload) {
  const length = payload[4] ?? 0;
  const end = 5 + length;
  if (payload.length < end) {
    throw broken('an open that ends too early');
  }
  const module = String.fromCharCode(...payload.subarray(5, end));
  if (!MODULE_NAME.test(module)) {
    throw broken('a module name of a wrong form');
  }
  const options = payload.length === end ? undefined : readJsonObject(short(payload.subarray(end)));
  return { kind: 'open', stream, credit: readCredit(payload.subarray(0, 4), 0), module, options };
}

/** @param {Bytes} payload @param {number} least */
function readCredit(payload, least) {
  if (payload.length !== 4) {
    throw broken(`credit in ${payload.length} bytes`);
  }
  const credit = new DataView(payload.buffer, payload.byteOffset).getUint32(0);
  if (credit < least || credit > MAX_CREDIT) {
    throw broken(`credit of ${credit}`);
  }
  return credit;
}

/** @param {Bytes} payload a number that also a script can count to */
function readFrames(payload) {
  const frames = payload.length === 8 ? Number(new DataView(payload.buffer, payload.byteOffset).getBigUint64(0)) : NaN;
  if (!Number.isSafeInteger(frames)) {
    throw broken(`a statement of ${frames} frames in ${payload.length} bytes`);
  }
  return frames;
}

/** @param {Bytes} payload @returns {Reason} */
function readReason(payload) {
  const { fault, detail } = readJsonObject(short(payload));
  if (typeof fault !== 'string' || !FAULT_ID.test(fault)) {
    throw broken('a reason without a fault');
  }
  return { fault, detail: typeof detail === 'string' ? detail : '' };
}

/** @param {Bytes} payload a reason or options */
function short(payload) {
  if (payload.length > MAX_JSON_BYTES) {
    throw broken(`${payload.length} bytes of JSON`);
  }
  return payload;
}

/** @param {Bytes} payload @returns {Record<string, unknown>} */
export function readJsonObject(payload) {
  let value;
  try {
    value = /** @type {unknown} */ (JSON.parse(fromUtf8(payload)));
  } catch {
    throw broken('what should be JSON is not');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw broken('what should be a JSON object is not');
  }
  return /** @type {Record<string, unknown>} */ (value);
}

/** @param {number} value */
function u64(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

/** @param {string} detail */
const broken = (detail) => new Fault('rule-broken', detail);
