/// Linux: PAM, accounts and process credentials through the Foreign Function & Memory API
/// (`docs/host-sign-in.md` §4 and §5).
///
/// One class per native library ([LibC], [LibPam]) holds the function handles and nothing else.
/// Every call uses a confined arena, reads `errno` where the function sets it, and names versioned
/// sonames. No exception ever leaves an upcall: it would end the JVM. Structure offsets are those
/// of 64-bit glibc, the same on x86-64 and AArch64. Start at [Pam] and [LinuxProcess].
@NullMarked
package org.latchkey.agent.platform.linux;

import org.jspecify.annotations.NullMarked;
