/**
 * Whatever moves sealed records between browser and host: whole binary messages, in order. It is trusted with nothing.
 *
 * @typedef {object} Carrier
 * @property {'relayed' | 'direct'} path
 * @property {number} waitingBytes given to `send` and not yet on their way
 * @property {(message: import('./bytes.js').Bytes) => void} send
 * @property {(listener: CarrierListener) => void} listen called once; what came before is delivered then
 * @property {(fault: import('../faults.js').Fault) => void} close
 *
 * @typedef {object} CarrierListener
 * @property {(message: import('./bytes.js').Bytes) => void} message
 * @property {(fault: import('../faults.js').Fault) => void} closed called once, and nothing after it
 */
