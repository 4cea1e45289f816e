/// Enrollment: how a computer becomes one of an account's computers (`docs/protocol.md` §4; SPEC
/// A6, A7).
///
/// A code is good for one host and one hour, and is stored only as an HMAC under the pepper. The
/// host proves its key and which certificate it saw; a proof over another certificate means that
/// somebody stands in between, and is refused. Why a request was refused is said in the audit log
/// only. Start reading at [Enrollments][org.latchkey.gateway.enrollment.Enrollments].
@NullMarked
package org.latchkey.gateway.enrollment;

import org.jspecify.annotations.NullMarked;
