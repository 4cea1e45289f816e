/// Tests of the readers and writers.
@NullMarked
package org.latchkey.protocol.wire;

import org.jspecify.annotations.NullMarked;
