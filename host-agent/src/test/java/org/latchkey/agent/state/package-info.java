/// Tests of the state directory: who may reach it, and one agent at a time.
@NullMarked
package org.latchkey.agent.state;

import org.jspecify.annotations.NullMarked;
