/// Tests and twins for `org.latchkey.agent.screen.rfb`.
@NullMarked
package org.latchkey.agent.screen.rfb;

import org.jspecify.annotations.NullMarked;
