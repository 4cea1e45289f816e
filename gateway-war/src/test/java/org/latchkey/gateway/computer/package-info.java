/// Tests of computers without a server.
@NullMarked
package org.latchkey.gateway.computer;

import org.jspecify.annotations.NullMarked;
