/// Twins of `org.latchkey.agent.screen.clipboard`.
@NullMarked
package org.latchkey.agent.screen.clipboard;

import org.jspecify.annotations.NullMarked;
