package org.latchkey.agent.screen.x11;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;

/// A connection to an X server that belongs to this very OS user. Used by one thread at a time.
public final class XDisplay implements Closeable {
  private final String name;
  private final MemorySegment handle;
  private final XlibErrors.Notes notes;
  private final Map<String, String> environment;

  private XDisplay(String name, MemorySegment handle, Map<String, String> environment) {
    this.name = name;
    this.environment = Map.copyOf(environment);
    this.handle = handle;
    this.notes = XlibErrors.watch(handle, name);
  }

  /// Connects, and then asks the kernel who is at the other end: a name in a directory that
  /// everybody may write to proves nothing, the connection itself does.
  ///
  /// @param name such as `:0`
  /// @throws IOException when the server cannot be reached, refuses the cookie, or is another
  ///   user's
  public static XDisplay open(String name) throws IOException {
    return open(name, Map.of("DISPLAY", name));
  }

  /// The same, with the cookies in this file, for the whole process and from now on.
  static XDisplay open(String name, Path authority) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      var _ =
          LibC.setenv(
              arena.allocateFrom("XAUTHORITY"), arena.allocateFrom(authority.toString()), 1);
    }
    return open(name, Map.of("DISPLAY", name, "XAUTHORITY", authority.toString()));
  }

  private static XDisplay open(String name, Map<String, String> environment) throws IOException {
    XlibErrors.prepare();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment handle = LibX11.openDisplay(arena.allocateFrom(name));
      if (handle.equals(MemorySegment.NULL)) {
        throw new IOException("display " + name + " cannot be opened");
      }
      XDisplay display = new XDisplay(name, handle, environment);
      if (LocalPeer.userOf(display.socket()) != LibC.geteuid()) {
        display.close();
        throw new IOException("display " + name + " belongs to another user");
      }
      return display;
    }
  }

  /// Whether a connection of this process to that display, not closed yet, found the server gone.
  ///
  /// @param name such as `:0`
  public static boolean isLost(String name) {
    return XlibErrors.isLost(name);
  }

  public String name() {
    return name;
  }

  /// What a program needs in its environment to get to this display.
  public Map<String, String> environment() {
    return environment;
  }

  MemorySegment handle() {
    return handle;
  }

  long root() {
    return LibX11.defaultRootWindow(handle);
  }

  int socket() {
    return LibX11.connectionNumber(handle);
  }

  /// How many events are waiting.
  int pending() throws IOException {
    int count = LibX11.pending(handle);
    check();
    return count;
  }

  /// Waits until the server has done everything so far.
  ///
  /// @return the code of an error that it reported, 0 for none
  int sync() throws IOException {
    LibX11.sync(handle, 0);
    check();
    return notes.takeErrorCode();
  }

  /// @throws IOException when the server is gone
  void check() throws IOException {
    if (notes.isConnectionLost()) {
      throw new IOException("the X server of display " + name + " is gone");
    }
  }

  /// The code of the last error, 0 for none.
  int takeErrorCode() {
    return notes.takeErrorCode();
  }

  boolean isConnectionLost() {
    return notes.isConnectionLost();
  }

  /// A lost connection is not closed by Xlib: what it holds goes with the process.
  @Override
  public void close() {
    if (!notes.isConnectionLost()) {
      var _ = LibX11.closeDisplay(handle);
    }
    XlibErrors.forget(handle);
  }
}
