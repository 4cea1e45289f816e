/// The Noise Protocol Framework (revision 34) with `25519`, `AESGCM` and `SHA256`, over the JDK's
/// own cryptography: the patterns NK and NKpsk0, and nothing more.
///
/// It keeps Noise's own names, so that it can be read beside the specification. It knows no
/// carrier, no suites and no records: that is `seal`. It is verified by
/// `protocol/vectors/noise.json`.
///
/// Start reading at [HandshakeState].
@NullMarked
package org.latchkey.agent.noise;

import org.jspecify.annotations.NullMarked;
