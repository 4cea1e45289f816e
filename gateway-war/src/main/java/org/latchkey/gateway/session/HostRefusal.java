package org.latchkey.gateway.session;

import org.latchkey.protocol.fault.Fault;

/// What a browser learns when its host refuses (`docs/protocol.md` §5): the host's own word where
/// that helps a person, and never one that would speak for the gateway.
final class HostRefusal {
  private HostRefusal() {}

  static Fault shown(String byHost) {
    return Fault.of(byHost).map(HostRefusal::shown).orElse(Fault.HOST_REFUSED);
  }

  private static Fault shown(Fault byHost) {
    return byHost == Fault.SESSION_OVER
            || byHost == Fault.RESUME_REFUSED
            || byHost == Fault.TOO_MANY
            || byHost == Fault.UNAVAILABLE
        ? byHost
        : Fault.HOST_REFUSED;
  }
}
