/// Tests of session offers without a server.
@NullMarked
package org.latchkey.gateway.session;

import org.jspecify.annotations.NullMarked;
