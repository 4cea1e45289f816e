/// Twins for tests of what uses sockets.
@NullMarked
package org.latchkey.gateway.websocket;

import org.jspecify.annotations.NullMarked;
