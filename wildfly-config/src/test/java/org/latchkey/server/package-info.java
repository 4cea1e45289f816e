/// Tests of the command files that set the provisioned server. What the running server makes of
/// them is tested in `arquillian-tests`; here stand the promises that must never be edited away
/// unseen. Start reading at [ServerSettingsTest].
@NullMarked
package org.latchkey.server;

import org.jspecify.annotations.NullMarked;
