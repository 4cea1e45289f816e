/// Tests of TLS to the gateway, and the real gateways of doubtful character that other tests use
/// too.
@NullMarked
package org.latchkey.agent.tls;

import org.jspecify.annotations.NullMarked;
