import { html } from 'lit';
import { bytesText } from '../session/meter.js';
import { text } from '../texts/text.js';
import { fingerprintBlock } from './fingerprint.js';
import { framesOf, rateOf, roundTripText } from './session-meter.js';

/**
 * @typedef {import('../session/connection-watch.js').Readings} Readings
 * @typedef {import('../session/signed-in-session.js').SignedInSession} SignedInSession
 */

/**
 * What stands behind the three numbers: how the session comes here, how it is sealed, and to which key.
 *
 * @param {{ name: string, session: SignedInSession, readings: Readings | undefined }} what
 */
export function connectionPanel({ name, session, readings }) {
  /** @type {[string, string][]} */
  const rows = [
    [text('connection.round-trip'), roundTripText(readings)],
    [text('connection.frames'), framesText(readings)],
    [text('connection.received'), receivedText(readings)],
    [text('connection.path'), readings ? text(`connection.${readings.path}`) : text('meter.unknown')],
    [text('connection.picture'), pictureText(readings)],
    [text('connection.suite'), readings?.suite ?? text('meter.unknown')],
    [text('connection.since'), sinceText(session)],
  ];
  return html`
    <p class="sealed">${text('connection.sealed')}</p>
    <div class="step">
      <h3>${text('connection.fingerprint', { name })}</h3>
      ${fingerprintBlock(session.fingerprint)}
    </div>
    <dl class="readings">
      ${rows.map(
        ([term, value]) =>
          html`<dt>${term}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  `;
}

/** @param {Readings | undefined} readings */
function framesText(readings) {
  const frames = framesOf(readings);
  return frames === text('meter.unknown') ? frames : text('connection.frames-each-second', { frames });
}

/** @param {Readings | undefined} readings */
const receivedText = (readings) =>
  readings
    ? text('connection.received-rate', { bytes: bytesText(readings.receivedBytes), rate: rateOf(readings) })
    : text('meter.unknown');

/** @param {Readings | undefined} readings */
function pictureText(readings) {
  const figures = readings?.figures;
  if (!figures) return text('meter.unknown');
  const { widthPixels: width, heightPixels: height, encoding } = figures;
  return text('connection.picture-size-encoding', { width, height, encoding });
}

/** @param {SignedInSession} session */
const sinceText = ({ since, osUser }) => text('connection.since-as', { time: since.toLocaleTimeString(), osUser });
