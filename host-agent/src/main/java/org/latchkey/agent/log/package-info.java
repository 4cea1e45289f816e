/// What the processes of the agent write to their standard error: one form of line for agent,
/// keeper and worker (`docs/agent.md`, "Log").
///
/// [AgentLog] sets a process up, [LogLine] writes a line, [LogSession] says which session a thread
/// works for. Nothing here decides what is worth a line. No secret is logged at any level; what
/// came from outside cannot forge a line.
@NullMarked
package org.latchkey.agent.log;

import org.jspecify.annotations.NullMarked;
