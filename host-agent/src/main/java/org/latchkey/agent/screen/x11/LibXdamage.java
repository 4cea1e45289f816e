package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.latchkey.agent.screen.foreign.NativeLibrary;

/// What has been drawn on (`X11/extensions/Xdamage.h`; libXdamage, 64-bit Linux).
final class LibXdamage {
  private static final NativeLibrary LIBRARY = NativeLibrary.open("libXdamage.so.1");

  private static final MethodHandle QUERY_EXTENSION =
      LIBRARY.function(
          "XDamageQueryExtension", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle CREATE =
      LIBRARY.function(
          "XDamageCreate", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle SUBTRACT =
      LIBRARY.function(
          "XDamageSubtract", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG));

  private LibXdamage() {}

  /// Out: numbers of the first event and error, as `int`. 0 when the server lacks the extension.
  static int queryExtension(
      MemorySegment display, MemorySegment eventBase, MemorySegment errorBase) {
    try {
      return (int) QUERY_EXTENSION.invokeExact(display, eventBase, errorBase);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// A damage object on the drawable.
  static long create(MemorySegment display, long drawable, int level) {
    try {
      return (long) CREATE.invokeExact(display, drawable, level);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Takes `repair` (0: everything) out of the damage and puts what was taken into `parts`.
  static void subtract(MemorySegment display, long damage, long repair, long parts) {
    try {
      SUBTRACT.invokeExact(display, damage, repair, parts);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }
}
