package org.latchkey.gateway.account;

/// A person who may sign in; an owner may also add computers.
public record Account(AccountId id, String email, boolean owner) {}
