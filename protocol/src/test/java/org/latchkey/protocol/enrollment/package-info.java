/// Tests of enrollment.
@NullMarked
package org.latchkey.protocol.enrollment;

import org.jspecify.annotations.NullMarked;
