package org.latchkey.agent.screen.x11;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.latchkey.agent.screen.foreign.NativeLibrary;
import org.latchkey.agent.screen.foreign.NativeLibrary.MissingLibrary;

/// The libraries of this package, loaded before there is a display to use them on.
public final class X11Libraries {
  private static final List<String> SONAMES =
      List.of(
          "libX11.so.6",
          "libXext.so.6",
          "libXdamage.so.1",
          "libXfixes.so.3",
          "libXrandr.so.2",
          "libXtst.so.6");

  private static final List<Class<?>> BINDINGS =
      List.of(
          LibC.class,
          LibX11.class,
          LibX11Selections.class,
          LibXext.class,
          LibXdamage.class,
          LibXfixes.class,
          LibXrandr.class,
          LibXtst.class,
          LocalPeer.class);

  private X11Libraries() {}

  /// Loads them all. Connects to nothing.
  ///
  /// @throws MissingLibrary when one is not installed; then no class of ours has been touched, and
  ///   whoever uses it first still learns which one it is
  public static void load() throws IllegalAccessException {
    SONAMES.forEach(NativeLibrary::open);
    for (Class<?> binding : BINDINGS) {
      MethodHandles.lookup().ensureInitialized(binding);
    }
  }
}
