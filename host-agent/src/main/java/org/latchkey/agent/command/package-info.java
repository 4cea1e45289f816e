/// The `latchkey` command: what people and scripts type, what they are told, and the exit codes
/// (`docs/agent.md`).
///
/// Commands hold no rules of the parts that they call. Every text comes from the catalogue, an
/// error is one sentence with a hint, and nothing secret is printed. `RunCommand` puts the running
/// agent together. Start reading at `Latchkey`.
@NullMarked
package org.latchkey.agent.command;

import org.jspecify.annotations.NullMarked;
