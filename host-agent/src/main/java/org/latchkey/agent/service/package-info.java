/// The agent as a service of the operating system (`docs/agent.md`, "As a service").
///
/// [ServiceInstaller] installs and removes; [ServiceUnit] is the unit's text, [Installation] the
/// files that it starts, [Systemd] the way to the service manager. A unit that is not ours is never
/// touched, and nothing that an ordinary user can write is ever started as root.
@NullMarked
package org.latchkey.agent.service;

import org.jspecify.annotations.NullMarked;
