/// What the agent needs from the operating system, as small interfaces with one implementation each
/// per system (`docs/host-sign-in.md`).
///
/// Start at [SignInSystem] (may this person sign in?), [Accounts] (who is that?) and [OwnProcess]
/// (become that user). Nothing here knows about frames, prompts' wording or sessions, and nothing
/// outside `platform.linux` calls native code of the sign-in.
@NullMarked
package org.latchkey.agent.platform;

import org.jspecify.annotations.NullMarked;
