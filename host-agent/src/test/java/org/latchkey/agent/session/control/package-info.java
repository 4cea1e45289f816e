/// Tests of the control messages.
@NullMarked
package org.latchkey.agent.session.control;

import org.jspecify.annotations.NullMarked;
