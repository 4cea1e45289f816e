/// Tests of the gateway as a whole.
@NullMarked
package org.latchkey.gateway;

import org.jspecify.annotations.NullMarked;
