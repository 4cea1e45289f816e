/// Tests of names, keys and signatures.
@NullMarked
package org.latchkey.protocol.identity;

import org.jspecify.annotations.NullMarked;
