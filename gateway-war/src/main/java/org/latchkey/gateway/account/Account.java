package org.latchkey.gateway.account;

import org.latchkey.protocol.identity.AccountId;

/// A person who may sign in; an owner may also add computers.
public record Account(AccountId id, String email, boolean owner) {}
