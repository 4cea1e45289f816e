/// Tests and twins for `org.latchkey.agent.screen.x11`.
@NullMarked
package org.latchkey.agent.screen.x11;

import org.jspecify.annotations.NullMarked;
