/// Tests of what is packed into the EAR: what must be in it, and what must never be. Start reading
/// at [EarContentsTest].
@NullMarked
package org.latchkey.ear;

import org.jspecify.annotations.NullMarked;
