/// Tests of enrollment, against real TLS servers.
@NullMarked
package org.latchkey.agent.enrollment;

import org.jspecify.annotations.NullMarked;
