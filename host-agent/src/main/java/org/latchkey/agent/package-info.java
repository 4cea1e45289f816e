/// The agent on the host: what `latchkeyd` and the `latchkey` command are made of.
///
/// Here is only what every part of it may use: the catalogue of texts that people read, and the
/// version. The parts are packages by capability: `settings`, `state` and `identity` (what is kept
/// on disk), `tls`, `enrollment` and `link` (the way to the gateway), `audit`, `session` and what
/// it composes, and `command`. Start reading at `command`, `RunCommand`.
@NullMarked
package org.latchkey.agent;

import org.jspecify.annotations.NullMarked;
