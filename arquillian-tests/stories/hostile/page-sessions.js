/**
 * Sessions opened in a real page by the web client's own modules, as the page would open them, with a story's hand in place
 * of the person's: so that a hundred of them take minutes and not an hour.
 *
 * @typedef {object} Wish
 * @property {string} key under which the page keeps the session
 * @property {string} computer name of the computer
 * @property {string} osUser
 * @property {string} osPassword
 * @property {boolean} resumes whether a lost carrier is resumed
 *
 * @typedef {object} Seen
 * @property {string} session its id, empty when there was none
 * @property {boolean} prompted
 * @property {boolean} signedIn
 * @property {string} fault with which it ended; empty while it lives
 */

/**
 * Opens a session; fulfilled when the person is signed in and their bytes are echoed, or when it has ended.
 *
 * @param {import('@playwright/test').Page} page of the web client, signed in
 * @param {Wish} wish
 * @returns {Promise<Seen>}
 */
export function openSession(page, wish) {
  return page.evaluate(async ({ key, computer: name, osUser, osPassword, resumes }) => {
    const path = (/** @type {string} */ module) => new URL(module, location.origin).href;
    const { GatewayApi } = await import(path('gateway/gateway-api.js'));
    const { RelayCarrier } = await import(path('channel/relay-carrier.js'));
    const { SealedSession } = await import(path('channel/sealed-session.js'));
    const { pageTime } = await import(path('channel/time.js'));
    const { Fault } = await import(path('faults.js'));

    const api = new GatewayApi();
    await api.me();
    const computer = (await api.computers()).find((/** @type {any} */ one) => one.name === name);
    const url = `${location.origin.replace(/^http/, 'ws')}/relay`;
    const { signal } = new AbortController();
    const join = (/** @type {any} */ offer, /** @type {AbortSignal} */ giveUp) =>
      RelayCarrier.join({ session: offer.session, token: offer.relayToken, signal: giveUp, url });

    const kept = { session: '', prompted: false, signedIn: false, fault: '', echoed: 0, sealed: /** @type {any} */ (null), stream: /** @type {any} */ (null) };
    /** @type {any} */ (window)[key] = kept;
    const { promise: settled, resolve: settle } = Promise.withResolvers();
    /** What the person would wait for is waited for five times less; nothing else is different. */
    const time = { ...pageTime, after: (/** @type {number} */ millis, /** @type {() => void} */ done) => pageTime.after(millis / 5, done) };
    try {
      const offer = await api.openSession(computer.id, signal);
      kept.session = offer.session;
      kept.sealed = await SealedSession.open({
        carrier: await join(offer, signal),
        computer: computer.id,
        session: offer.session,
        ticket: offer.ticket,
        hostKey: computer.host.channelKey,
        language: 'en',
        signal,
        time,
        ...(resumes && {
          rejoin: async (/** @type {AbortSignal} */ trying) => {
            const again = await api.openSession(computer.id, trying, offer.session);
            return { ticket: again.ticket, carrier: await join({ ...again, session: offer.session }, trying) };
          },
        }),
        listener: {
          prompt: (/** @type {any} */ prompt) => {
            kept.prompted = true;
            kept.sealed.answer(prompt.id, prompt.kind === 'text' ? osUser : osPassword);
          },
          signedIn: () => {
            kept.signedIn = true;
            const receive = (/** @type {Uint8Array} */ bytes) => {
              kept.echoed += bytes.length;
              settle(undefined);
            };
            kept.stream = kept.sealed.openStream('echo', { receive });
            kept.stream.closed.then(() => {}, () => {});
            void kept.stream.opened.then(() => kept.stream.write(new Uint8Array(1000).fill(1)).catch(() => {})).catch(() => {});
          },
        },
      });
      void kept.sealed.ended.then((/** @type {any} */ fault) => {
        kept.fault = fault.id;
        settle(undefined);
      });
      await settled;
    } catch (thrown) {
      kept.fault = Fault.from(thrown).id;
    }
    const { session, prompted, signedIn, fault } = kept;
    return { session, prompted, signedIn, fault };
  }, wish);
}

/**
 * Sends bytes to the host and waits until they have come back, or until the session has ended.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} key
 * @returns {Promise<string>} the fault with which it ended, or `live`
 */
export function exchange(page, key) {
  return page.evaluate(async (kept) => {
    const session = /** @type {any} */ (window)[kept];
    if (session.fault) return session.fault;
    const wanted = session.echoed + 1000;
    session.stream.write(new Uint8Array(1000).fill(2)).catch(() => {});
    while (session.echoed < wanted && !session.fault) await new Promise((next) => setTimeout(next, 20));
    return session.fault || 'live';
  }, key);
}

/** Ends a session as a person would. @param {import('@playwright/test').Page} page @param {string} key */
export async function endSession(page, key) {
  await page.evaluate(async (kept) => {
    const { sealed } = /** @type {any} */ (window)[kept];
    sealed?.end();
    await sealed?.ended;
  }, key);
}
