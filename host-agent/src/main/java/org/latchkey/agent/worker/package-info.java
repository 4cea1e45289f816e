/// The processes of a session below the agent: keeper and worker (`docs/host-sign-in.md` §1, §5,
/// §6).
///
/// In the agent, [HostSignIns] starts one [HostSignIn] per session: prompts out, answers in, then a
/// [org.latchkey.agent.stream.FrameConnection] to the worker. [Keeper] is the root process that
/// holds the PAM session, [Worker] the process that becomes the OS user and serves [WorkerModules].
///
/// The keeper never reads what a worker says; the worker runs nothing for the user before it has
/// dropped root; neither ever sees a host or channel key.
@NullMarked
package org.latchkey.agent.worker;

import org.jspecify.annotations.NullMarked;
