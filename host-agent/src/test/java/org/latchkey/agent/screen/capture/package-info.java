/// Tests and twins for `org.latchkey.agent.screen.capture`.
@NullMarked
package org.latchkey.agent.screen.capture;

import org.jspecify.annotations.NullMarked;
