/// Tests of the words before a relay.
@NullMarked
package org.latchkey.protocol.relay;

import org.jspecify.annotations.NullMarked;
