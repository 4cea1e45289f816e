/// Tests of the agent as a service.
@NullMarked
package org.latchkey.agent.service;

import org.jspecify.annotations.NullMarked;
