/// Tests of link messages.
@NullMarked
package org.latchkey.protocol.link;

import org.jspecify.annotations.NullMarked;
