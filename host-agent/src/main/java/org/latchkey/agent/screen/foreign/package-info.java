/// Loading the system's native libraries through the Foreign Function & Memory API.
///
/// [NativeLibrary] opens a library by its versioned soname and gives handles to its functions; the
/// classes that hold those functions, one for each library, stand in the packages that call them.
/// Nothing here knows what any function does.
@NullMarked
package org.latchkey.agent.screen.foreign;

import org.jspecify.annotations.NullMarked;
