/// Tests and twins for `org.latchkey.agent.screen`.
@NullMarked
package org.latchkey.agent.screen;

import org.jspecify.annotations.NullMarked;
