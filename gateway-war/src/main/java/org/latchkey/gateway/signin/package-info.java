/// Signing in to the gateway, and who is signed in (SPEC A3, `docs/protocol.md` §3).
///
/// Read [SignInState][org.latchkey.gateway.signin.SignInState] first: the steps of a sign-in are
/// there and nowhere else; a later factor is one more state.
/// [SignIns][org.latchkey.gateway.signin.SignIns] keeps what is open in the database, so that a
/// restart signs nobody out, and knows a session only by the hash of its id.
/// [CurrentSignIn][org.latchkey.gateway.signin.CurrentSignIn] is what the rest of the gateway asks.
/// Why a sign-in failed is said in the audit log and never in an answer.
@NullMarked
package org.latchkey.gateway.signin;

import org.jspecify.annotations.NullMarked;
