package org.latchkey.agent.enrollment;

import org.latchkey.agent.tls.GatewayAddress;
import org.latchkey.agent.tls.GatewayTrust;
import org.latchkey.protocol.enrollment.ComputerName;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;

/// What this host knows since it was enrolled.
///
/// @param answer what the gateway gave; its identifier is a secret
public record Enrollment(
    GatewayAddress gateway, GatewayTrust trust, ComputerName name, EnrollmentAnswer answer) {}
