/// Tests and twins for `org.latchkey.agent.screen.input`.
@NullMarked
package org.latchkey.agent.screen.input;

import org.jspecify.annotations.NullMarked;
