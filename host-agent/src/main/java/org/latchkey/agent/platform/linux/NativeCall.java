package org.latchkey.agent.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// Makes handles of native functions and calls them.
final class NativeCall {
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");

  private NativeCall() {}

  /// A call whose handle declares that it can throw anything, although native code throws nothing.
  @FunctionalInterface
  interface Body {
    int run() throws Throwable;
  }

  static SymbolLookup library(String soname) {
    return SymbolLookup.libraryLookup(soname, Arena.global());
  }

  static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
  }

  /// A handle whose first argument is a segment from [#state], to be read by [#errno] afterwards.
  static MethodHandle functionWithErrno(
      SymbolLookup library, String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker.Option[] all = new Linker.Option[options.length + 1];
    all[0] = CAPTURE;
    System.arraycopy(options, 0, all, 1, options.length);
    return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor, all);
  }

  static MemorySegment state(Arena arena) {
    return arena.allocate(STATE);
  }

  static int errno(MemorySegment state) {
    return (int) ERRNO.get(state, 0L);
  }

  static int call(Body body) {
    try {
      return body.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native call cannot throw", e);
    }
  }

  /// Reads a C string at a pointer field of a structure; the empty string for a null pointer.
  static String text(MemorySegment structure, long offset) {
    MemorySegment pointer = structure.get(ValueLayout.ADDRESS, offset);
    return pointer.equals(MemorySegment.NULL)
        ? ""
        : pointer.reinterpret(Long.MAX_VALUE).getString(0);
  }
}
