/// Accounts: who may sign in to the gateway, by e-mail address and password (SPEC A3).
///
/// A password is kept only as Argon2id with a pepper that is not in the database
/// ([Argon2id][org.latchkey.gateway.account.Argon2id], parameters in
/// [HashCost][org.latchkey.gateway.account.HashCost]). Checking one costs the same whether the
/// account exists or not, and only so many are checked at once. What a checked password leads to is
/// decided in `signin`, not here.
@NullMarked
package org.latchkey.gateway.account;

import org.jspecify.annotations.NullMarked;
