/// What a host and the gateway say once, when the host is enrolled (`docs/protocol.md` §4): the
/// code, the request with the proof of the host's key, the answer.
///
/// The proof binds code, TLS pin and both keys, so that nobody in between can put other keys in. It
/// does not prove that the gateway is honest. Start reading at `EnrollmentRequest`.
@NullMarked
package org.latchkey.protocol.enrollment;

import org.jspecify.annotations.NullMarked;
