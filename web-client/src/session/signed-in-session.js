/**
 * What the page of a session may use of it, once its person has signed in.
 *
 * @typedef {object} SignedInSession
 * @property {string} osUser
 * @property {readonly string[]} modules that the host lets this session use
 * @property {string} fingerprint of the host's keys, which this channel has proved
 * @property {Date} since when the person signed in
 * @property {import('../channel/rfb-socket.js').RfbSocket} screen
 * @property {(reader: import('../channel/byte-stream.js').Reader) => import('../channel/byte-stream.js').ByteStream} openFigures
 *   docs/screen.md §8
 * @property {() => import('../channel/sealed-session.js').Connection} connection as it is at this moment
 */
