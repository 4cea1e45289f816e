package org.latchkey.gateway.computer;

import java.time.Instant;
import java.util.Optional;
import org.latchkey.protocol.enrollment.ComputerName;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.HostKeys;
import org.latchkey.protocol.wire.Bytes;

/// An enrolled computer.
///
/// @param account whose it is: the account that made its enrollment code
/// @param identifierHash SHA-256 of the identifier that its host was given
public record Computer(
    ComputerId id,
    AccountId account,
    ComputerName name,
    HostKeys keys,
    Bytes identifierHash,
    Optional<Instant> lastSeen) {}
