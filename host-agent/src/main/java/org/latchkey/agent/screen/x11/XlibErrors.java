package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// What Xlib does when something goes wrong: its own handlers end the process, these take a note
/// for the display concerned. Xlib's handlers are process-wide, and so is this.
///
/// The handlers are called by Xlib on the thread that uses the display. They never throw, because
/// an exception that leaves one would end the JVM.
final class XlibErrors {
  /// `XErrorEvent` (`X11/Xlib.h`): `int type; Display *; XID; unsigned long serial; unsigned char
  /// error_code, request_code, minor_code`.
  private static final long EVENT_BYTES = 40;

  private static final long ERROR_CODE_OFFSET = 32;

  private static final ConcurrentMap<Long, Notes> DISPLAYS = new ConcurrentHashMap<>();
  private static final MemorySegment EXIT_HANDLER = install();

  /// What happened on one display.
  static final class Notes {
    private final String name;
    private volatile int errorCode;
    private volatile boolean connectionLost;

    Notes(String name) {
      this.name = name;
    }

    /// The code of the last error since this was called last, 0 for none.
    int takeErrorCode() {
      int code = errorCode;
      errorCode = 0;
      return code;
    }

    /// Whether the server is gone. Xlib must not be called for this display any more.
    boolean isConnectionLost() {
      return connectionLost;
    }
  }

  private XlibErrors() {}

  /// Makes sure that the handlers are there, which must be so before the first display is opened.
  static void prepare() {
    if (EXIT_HANDLER.equals(MemorySegment.NULL)) {
      throw new AssertionError("no handler");
    }
  }

  /// @param name such as `:0`
  static Notes watch(MemorySegment display, String name) {
    Notes notes = new Notes(name);
    DISPLAYS.put(display.address(), notes);
    LibX11.setIoErrorExitHandler(display, EXIT_HANDLER, MemorySegment.NULL);
    return notes;
  }

  /// Whether a connection to this display that is still held found the server gone.
  static boolean isLost(String name) {
    return DISPLAYS.values().stream()
        .anyMatch(notes -> notes.connectionLost && notes.name.equals(name));
  }

  static void forget(MemorySegment display) {
    DISPLAYS.remove(display.address());
  }

  private static MemorySegment install() {
    LibX11.initThreads();
    LibX11.setErrorHandler(upcall("onError", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS)));
    LibX11.setIoErrorHandler(upcall("onIoError", FunctionDescriptor.of(JAVA_INT, ADDRESS)));
    return upcall("onConnectionLost", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS));
  }

  private static MemorySegment upcall(String method, FunctionDescriptor descriptor) {
    try {
      MethodType type = descriptor.toMethodType();
      MethodHandle handle = MethodHandles.lookup().findStatic(XlibErrors.class, method, type);
      return Linker.nativeLinker().upcallStub(handle, descriptor, Arena.global());
    } catch (ReflectiveOperationException wrong) {
      throw new LinkageError(method, wrong);
    }
  }

  @SuppressWarnings("unused") // called by Xlib
  private static int onError(MemorySegment display, MemorySegment event) {
    Notes notes = DISPLAYS.get(display.address());
    if (notes != null) {
      notes.errorCode = event.reinterpret(EVENT_BYTES).get(JAVA_BYTE, ERROR_CODE_OFFSET) & 0xff;
    }
    return 0;
  }

  @SuppressWarnings("unused") // called by Xlib
  private static int onIoError(MemorySegment display) {
    noteConnectionLost(display);
    return 0;
  }

  @SuppressWarnings("unused") // called by Xlib
  private static void onConnectionLost(MemorySegment display, MemorySegment argument) {
    noteConnectionLost(display);
  }

  private static void noteConnectionLost(MemorySegment display) {
    Notes notes = DISPLAYS.get(display.address());
    if (notes != null) {
      notes.connectionLost = true;
    }
  }
}
