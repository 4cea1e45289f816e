/// The state directory: everything that the agent keeps on disk, readable by its own user only.
///
/// Directories are 0700 and files 0600; anything looser, a symbolic link, or another owner is
/// refused, because whoever can write here can become this host. Files are replaced whole (written
/// beside, forced to disk, renamed), so that a crash leaves the old one or the new one. One running
/// agent at a time holds the lock. Start reading at `StateDirectory`; the files are listed in
/// `docs/agent.md`.
@NullMarked
package org.latchkey.agent.state;

import org.jspecify.annotations.NullMarked;
