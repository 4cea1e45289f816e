/// Tests of what every part of the agent uses.
@NullMarked
package org.latchkey.agent;

import org.jspecify.annotations.NullMarked;
