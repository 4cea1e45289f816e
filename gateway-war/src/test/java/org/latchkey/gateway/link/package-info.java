/// Tests of links without a server.
@NullMarked
package org.latchkey.gateway.link;

import org.jspecify.annotations.NullMarked;
