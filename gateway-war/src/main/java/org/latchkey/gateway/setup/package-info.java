/// What must be there before the first request: tables, secrets, the first account, and the few
/// things of the server that everything else is given by injection.
///
/// [Startup][org.latchkey.gateway.setup.Startup] says the order. If a step fails, the gateway does
/// not start: it never runs with secrets or files that others can read, or without its pepper. The
/// pepper and the keys are in a file and not in the database, so that a copied database alone gives
/// nothing to try passwords against (`docs/protocol.md` §4, DESIGN §1).
@NullMarked
package org.latchkey.gateway.setup;

import org.jspecify.annotations.NullMarked;
