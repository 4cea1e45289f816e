/// Tests of enrollment without a server.
@NullMarked
package org.latchkey.gateway.enrollment;

import org.jspecify.annotations.NullMarked;
