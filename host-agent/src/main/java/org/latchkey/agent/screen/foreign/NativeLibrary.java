package org.latchkey.agent.screen.foreign;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// A shared library of the system, named by its versioned soname and kept loaded for good.
public record NativeLibrary(String soname, SymbolLookup symbols) {
  /// Loads it, unless that has been done already.
  ///
  /// @throws MissingLibrary when the library is not installed
  public static NativeLibrary open(String soname) {
    try {
      return new NativeLibrary(soname, SymbolLookup.libraryLookup(soname, Arena.global()));
    } catch (IllegalArgumentException notFound) {
      throw new MissingLibrary(soname, notFound);
    }
  }

  /// A handle to be kept in a static final field and called by `invokeExact`.
  public MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
    return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), type, options);
  }

  /// What a downcall can throw is a mistake of ours: C functions throw nothing.
  public static AssertionError unexpected(Throwable thrown) {
    return new AssertionError("native call failed", thrown);
  }

  /// The library is not installed. The message is its soname.
  public static final class MissingLibrary extends RuntimeException {
    MissingLibrary(String soname, Throwable cause) {
      super(soname, cause);
    }
  }
}
