/// Tests of the relay without a server.
@NullMarked
package org.latchkey.gateway.relay;

import org.jspecify.annotations.NullMarked;
