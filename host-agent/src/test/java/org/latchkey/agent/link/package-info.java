/// Tests of the link and the relay's host end, against real TLS servers that behave badly.
@NullMarked
package org.latchkey.agent.link;

import org.jspecify.annotations.NullMarked;
