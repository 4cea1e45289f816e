/// The virtual network engine (SPEC part B): an empty shell for now.
///
/// Nothing of part B is built yet. The module stands here so that the direction of dependencies
/// (`host-agent` → `tunnel` → `protocol`) is a fact of the build from the first day.
@NullMarked
package org.latchkey.tunnel;

import org.jspecify.annotations.NullMarked;
