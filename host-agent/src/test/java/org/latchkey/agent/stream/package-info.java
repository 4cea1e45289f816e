/// Tests of frames and streams, and the in-memory twin of a connection of frames.
@NullMarked
package org.latchkey.agent.stream;

import org.jspecify.annotations.NullMarked;
