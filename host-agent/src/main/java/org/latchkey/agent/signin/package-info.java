/// The host's sign-in as a conversation of prompts (`docs/host-sign-in.md` §2 and §3).
///
/// [HostConversation] runs the tries of one session against a
/// [org.latchkey.agent.platform.SignInSystem]; what it asks and hears goes through a
/// [PromptChannel]. The messages that cross the sealed channel are [SignInMessage]s, written and
/// read by [ControlJson] and [ControlFields].
///
/// Failures look alike here: one pace ([FailurePace]), one message. Nothing here knows PAM, pipes
/// or processes, and nothing logs an answer.
@NullMarked
package org.latchkey.agent.signin;

import org.jspecify.annotations.NullMarked;
