/// Tests of tickets.
@NullMarked
package org.latchkey.protocol.ticket;

import org.jspecify.annotations.NullMarked;
