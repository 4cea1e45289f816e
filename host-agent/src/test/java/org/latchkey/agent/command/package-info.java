/// Tests of the command line, as stories.
@NullMarked
package org.latchkey.agent.command;

import org.jspecify.annotations.NullMarked;
