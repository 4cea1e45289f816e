import { Fault, isFaultId } from '../faults.js';
import { isFields } from './answers.js';

/**
 * @typedef {object} Options
 * @property {'GET' | 'POST'} [method]
 * @property {Record<string, unknown>} [body] sent as JSON
 * @property {string} [csrf]
 * @property {AbortSignal} [signal]
 */

const FAULT = 'urn:latchkey:fault:';

/**
 * One request to this page's own gateway.
 *
 * @param {string} path
 * @param {Options} options
 * @returns {Promise<import('./answers.js').Fields>} the JSON object of the answer, or an empty one for 204
 * @throws {Fault}
 */
export async function request(path, { method = 'GET', body, csrf, signal }) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json' };
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  if (csrf) {
    headers['X-Latchkey-CSRF'] = csrf;
  }
  const response = await send(path, {
    method,
    headers,
    body: body ? JSON.stringify(body) : null,
    signal: signal ?? null,
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
  });
  if (response.status === 204) {
    return {};
  }
  const answer = await json(response);
  if (!response.ok) {
    throw problem(response.status, answer);
  }
  if (!isFields(answer)) {
    throw new Fault('internal', `${path} answered no JSON object`);
  }
  return answer;
}

/** @param {string} path @param {RequestInit} init */
async function send(path, init) {
  try {
    return await fetch(path, init);
  } catch (thrown) {
    throw init.signal?.aborted ? new Fault('signed-off') : new Fault('unavailable', String(thrown));
  }
}

/** @param {Response} response @returns {Promise<unknown>} nothing when it is not JSON */
async function json(response) {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** RFC 9457. @param {number} status @param {unknown} answer */
function problem(status, answer) {
  const type = isFields(answer) && typeof answer.type === 'string' ? answer.type : '';
  const id = type.startsWith(FAULT) ? type.slice(FAULT.length) : '';
  if (isFaultId(id)) {
    return new Fault(id, isFields(answer) && typeof answer.detail === 'string' ? answer.detail : '');
  }
  return new Fault(status >= 502 && status <= 504 ? 'unavailable' : 'internal', `HTTP ${status}`);
}
