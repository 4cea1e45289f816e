/**
 * What can go wrong, with its HTTP status, WebSocket close code and sentence for people: docs/protocol.md §2.
 * The twin of the Java `Fault`; both are tested against protocol/vectors/faults.json.
 */
export const FAULTS = Object.freeze({
  'malformed': { http: 400, close: 4400, sentence: 'The request was not understood. Reload the page and try again.' },
  'unauthenticated': { http: 401, close: 4401, sentence: 'You are not signed in. Sign in and try again.' },
  'sign-in-failed': {
    http: 401,
    close: 4406,
    sentence: 'E-mail and password do not fit together. Check both and try again.',
  },
  'forbidden': {
    http: 403,
    close: 4403,
    sentence: 'This is not allowed. Open the console at its own address and try again.',
  },
  'not-found': { http: 404, close: 4404, sentence: 'There is nothing here, or it is not yours to see.' },
  'conflict': { http: 409, close: 4409, sentence: 'That does not go with the present state. Reload and look again.' },
  'host-offline': {
    http: 409,
    close: 4410,
    sentence: 'The computer is not connected at this moment. Check that it is on and has a network.',
  },
  'too-large': { http: 413, close: 4413, sentence: 'That is longer than the limit. Send less at once.' },
  'too-many': { http: 429, close: 4429, sentence: 'That is too many at once. Wait a moment and try again.' },
  'internal': {
    http: 500,
    close: 4500,
    sentence: 'The gateway made a mistake. Try again; if it stays, give the number to whoever runs it.',
  },
  'unavailable': { http: 503, close: 4503, sentence: 'The gateway is starting, stopping or full. Try again shortly.' },
  'timed-out': { http: 504, close: 4408, sentence: 'What had to follow did not come in time. Try again.' },
  'enrollment-refused': {
    http: 403,
    close: 4420,
    sentence: 'The enrollment code is unknown, used or expired. Make a new one in the console.',
  },
  'ticket-refused': {
    http: 403,
    close: 4421,
    sentence: 'The computer did not accept what the gateway said about this session. Try again.',
  },
  'token-refused': { http: 403, close: 4422, sentence: 'This session can no longer be joined. Start it again.' },
  'carrier-lost': { http: 502, close: 4423, sentence: 'The connection to the computer was lost. Connect again.' },
  'host-refused': { http: 403, close: 4424, sentence: 'The computer refused the session.' },
  'integrity': {
    http: 400,
    close: 4430,
    sentence:
      'Data was altered on the way, so the session was ended. If it happens again, someone may be interfering with the connection.',
  },
  'no-common-suite': {
    http: 400,
    close: 4431,
    sentence: 'This browser and the computer share no way to encrypt. Update the older of the two.',
  },
  'handshake-failed': {
    http: 403,
    close: 4432,
    sentence: 'The computer could not prove its key, so nothing was sent to it. Compare the fingerprint.',
  },
  'silent': { http: 504, close: 4433, sentence: 'Nothing was heard from the other side for too long. Connect again.' },
  'rule-broken': {
    http: 400,
    close: 4434,
    sentence:
      'The other side broke a rule of the protocol, so the session was ended. Check that both are of the same version.',
  },
  'os-sign-in-failed': {
    http: 403,
    close: 4440,
    sentence: 'The computer did not accept this user name and password. Check both and try again.',
  },
  'module-refused': { http: 403, close: 4441, sentence: 'This user may not use that on this computer.' },
  'no-display': {
    http: 409,
    close: 4442,
    sentence: 'This user has no screen on the computer. Start a desktop there and try again.',
  },
  'worker-ended': {
    http: 500,
    close: 4443,
    sentence: 'The program that served the session on the computer ended. Connect again.',
  },
  'session-over': {
    http: 410,
    close: 4435,
    sentence: 'The session is over at the computer, so it cannot be picked up again. Connect again.',
  },
  'resume-refused': {
    http: 403,
    close: 4436,
    sentence: 'The computer did not accept that this browser picks the session up again. Connect again.',
  },
  'display-lost': {
    http: 500,
    close: 4444,
    sentence:
      'The desktop that was shown on the computer ended. Sign in there again, or connect again to look for another.',
  },
  'agent-stopped': {
    http: 503,
    close: 4445,
    sentence: 'The agent on the computer was stopped, for a restart perhaps. Connect again.',
  },
  'idle': {
    http: 200,
    close: 4001,
    sentence: 'The session was ended because nothing was typed or pointed for the time that the computer allows.',
  },
  'signed-off': { http: 200, close: 4000, sentence: 'The session was ended.' },
});

/** @typedef {keyof typeof FAULTS} FaultId */

/** Whether a text from outside is the id of a fault. @param {unknown} id @returns {id is FaultId} */
export function isFaultId(id) {
  return typeof id === 'string' && Object.hasOwn(FAULTS, id);
}

/** One thing that went wrong. `sentence` is for people; `detail` says more and may be empty. */
export class Fault extends Error {
  /**
   * @param {FaultId} id
   * @param {string} [detail] what exactly, for whoever looks into it; never a secret
   */
  constructor(id, detail = '') {
    super(FAULTS[id].sentence);
    this.name = 'Fault';
    this.id = id;
    this.detail = detail;
  }

  /**
   * What happened and what to do. Why there is no screen only the host knows, and says in one sentence of its own; no
   * gateway can say it, because that fault counts only inside of the channel.
   */
  get sentence() {
    return this.id === 'no-display' && this.detail ? this.detail : this.message;
  }

  /** The WebSocket close code. */
  get closeCode() {
    return FAULTS[this.id].close;
  }

  /**
   * The fault behind a WebSocket close, `carrier-lost` for every code that is not ours.
   *
   * @param {number} code
   */
  static fromClose(code) {
    const found = Object.entries(FAULTS).find(([, { close }]) => close === code)?.[0];
    return isFaultId(found) ? new Fault(found) : new Fault('carrier-lost', `closed with ${code}`);
  }

  /** What is thrown, as a fault: anything that is not one is our own mistake. @param {unknown} thrown */
  static from(thrown) {
    return thrown instanceof Fault ? thrown : new Fault('internal', String(thrown));
  }
}
