/// Tests of the settings file: right, wrong, and hostile.
@NullMarked
package org.latchkey.agent.settings;

import org.jspecify.annotations.NullMarked;
