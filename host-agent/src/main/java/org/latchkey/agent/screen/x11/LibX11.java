package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.latchkey.agent.screen.foreign.NativeLibrary;

/// The part of Xlib that the screen needs (`X11/Xlib.h`, `X11/XKBlib.h`; libX11 1.8, 64-bit Linux).
///
/// A `Display *` is used by one thread at a time. Names, arguments and results are Xlib's own.
final class LibX11 {
  private static final NativeLibrary LIBRARY = NativeLibrary.open("libX11.so.6");

  private static final MethodHandle INIT_THREADS =
      LIBRARY.function("XInitThreads", FunctionDescriptor.of(JAVA_INT));
  private static final MethodHandle OPEN_DISPLAY =
      LIBRARY.function("XOpenDisplay", FunctionDescriptor.of(ADDRESS, ADDRESS));
  private static final MethodHandle CLOSE_DISPLAY =
      LIBRARY.function("XCloseDisplay", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle SET_ERROR_HANDLER =
      LIBRARY.function("XSetErrorHandler", FunctionDescriptor.of(ADDRESS, ADDRESS));
  private static final MethodHandle SET_IO_ERROR_HANDLER =
      LIBRARY.function("XSetIOErrorHandler", FunctionDescriptor.of(ADDRESS, ADDRESS));
  private static final MethodHandle SET_IO_ERROR_EXIT_HANDLER =
      LIBRARY.function(
          "XSetIOErrorExitHandler", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle CONNECTION_NUMBER =
      LIBRARY.function("XConnectionNumber", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle DEFAULT_SCREEN =
      LIBRARY.function("XDefaultScreen", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle DEFAULT_ROOT_WINDOW =
      LIBRARY.function("XDefaultRootWindow", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
  private static final MethodHandle DEFAULT_VISUAL =
      LIBRARY.function("XDefaultVisual", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle DEFAULT_DEPTH =
      LIBRARY.function("XDefaultDepth", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle GET_GEOMETRY =
      LIBRARY.function(
          "XGetGeometry",
          FunctionDescriptor.of(
              JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS,
              ADDRESS));
  private static final MethodHandle SELECT_INPUT =
      LIBRARY.function(
          "XSelectInput", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle PENDING =
      LIBRARY.function("XPending", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle NEXT_EVENT =
      LIBRARY.function("XNextEvent", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle SYNC =
      LIBRARY.function("XSync", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle FLUSH =
      LIBRARY.function("XFlush", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle FREE =
      LIBRARY.function("XFree", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle DISPLAY_KEYCODES =
      LIBRARY.function(
          "XDisplayKeycodes", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle CHANGE_KEYBOARD_MAPPING =
      LIBRARY.function(
          "XChangeKeyboardMapping",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle XKB_GET_MAP =
      LIBRARY.function("XkbGetMap", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle XKB_FREE_KEYBOARD =
      LIBRARY.function("XkbFreeKeyboard", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle XKB_TRANSLATE_KEY_CODE =
      LIBRARY.function(
          "XkbTranslateKeyCode",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle XKB_KEYSYM_TO_MODIFIERS =
      LIBRARY.function("XkbKeysymToModifiers", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle XKB_QUERY_EXTENSION =
      LIBRARY.function(
          "XkbQueryExtension",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle XKB_SELECT_EVENT_DETAILS =
      LIBRARY.function(
          "XkbSelectEventDetails",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle XKB_GET_STATE =
      LIBRARY.function("XkbGetState", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));

  private LibX11() {}

  /// Makes the library safe for several displays on several threads; first call of all.
  static int initThreads() {
    try {
      return (int) INIT_THREADS.invokeExact();
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// NULL when the server cannot be reached or refuses the cookie.
  static MemorySegment openDisplay(MemorySegment name) {
    try {
      return (MemorySegment) OPEN_DISPLAY.invokeExact(name);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Frees the display and everything the server holds for it.
  static int closeDisplay(MemorySegment display) {
    try {
      return (int) CLOSE_DISPLAY.invokeExact(display);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Process-wide. The handler is `int (*)(Display *, XErrorEvent *)` and returns.
  static MemorySegment setErrorHandler(MemorySegment handler) {
    try {
      return (MemorySegment) SET_ERROR_HANDLER.invokeExact(handler);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Process-wide. The handler is `int (*)(Display *)`; what follows is up to the exit handler.
  static MemorySegment setIoErrorHandler(MemorySegment handler) {
    try {
      return (MemorySegment) SET_IO_ERROR_HANDLER.invokeExact(handler);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Called instead of `exit(1)` when the connection is lost: `void (*)(Display *, void *)`.
  static void setIoErrorExitHandler(
      MemorySegment display, MemorySegment handler, MemorySegment argument) {
    try {
      SET_IO_ERROR_EXIT_HANDLER.invokeExact(display, handler, argument);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// The socket.
  static int connectionNumber(MemorySegment display) {
    try {
      return (int) CONNECTION_NUMBER.invokeExact(display);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int defaultScreen(MemorySegment display) {
    try {
      return (int) DEFAULT_SCREEN.invokeExact(display);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static long defaultRootWindow(MemorySegment display) {
    try {
      return (long) DEFAULT_ROOT_WINDOW.invokeExact(display);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// `Visual *`, owned by the display.
  static MemorySegment defaultVisual(MemorySegment display, int screen) {
    try {
      return (MemorySegment) DEFAULT_VISUAL.invokeExact(display, screen);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int defaultDepth(MemorySegment display, int screen) {
    try {
      return (int) DEFAULT_DEPTH.invokeExact(display, screen);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Out: `Window root; int x, y; unsigned width, height, borderWidth, depth`.
  static int getGeometry(
      MemorySegment display,
      long drawable,
      MemorySegment root,
      MemorySegment x,
      MemorySegment y,
      MemorySegment width,
      MemorySegment height,
      MemorySegment borderWidth,
      MemorySegment depth) {
    try {
      return (int)
          GET_GEOMETRY.invokeExact(
              display, drawable, root, x, y, width, height, borderWidth, depth);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Which core events this client wants from the window.
  static int selectInput(MemorySegment display, long window, long mask) {
    try {
      return (int) SELECT_INPUT.invokeExact(display, window, mask);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Flushes, reads what has arrived, and says how many events are queued.
  static int pending(MemorySegment display) {
    try {
      return (int) PENDING.invokeExact(display);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Takes the next event into a 192-byte `XEvent`.
  static int nextEvent(MemorySegment display, MemorySegment event) {
    try {
      return (int) NEXT_EVENT.invokeExact(display, event);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Flushes and waits until the server has handled everything; `discard` empties the queue.
  static int sync(MemorySegment display, int discard) {
    try {
      return (int) SYNC.invokeExact(display, discard);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int flush(MemorySegment display) {
    try {
      return (int) FLUSH.invokeExact(display);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Frees what Xlib allocated.
  static int free(MemorySegment memory) {
    try {
      return (int) FREE.invokeExact(memory);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Out: the lowest and highest key code, as `int`.
  static int displayKeycodes(MemorySegment display, MemorySegment lowest, MemorySegment highest) {
    try {
      return (int) DISPLAY_KEYCODES.invokeExact(display, lowest, highest);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// `symbols` is an array of `unsigned long`, `perKey` for each key code.
  static int changeKeyboardMapping(
      MemorySegment display, int firstKeycode, int perKey, MemorySegment symbols, int count) {
    try {
      return (int)
          CHANGE_KEYBOARD_MAPPING.invokeExact(display, firstKeycode, perKey, symbols, count);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// `XkbDescPtr`, freed by [#xkbFreeKeyboard], or NULL.
  static MemorySegment xkbGetMap(MemorySegment display, int which, int device) {
    try {
      return (MemorySegment) XKB_GET_MAP.invokeExact(display, which, device);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static void xkbFreeKeyboard(MemorySegment description, int which, int everything) {
    try {
      XKB_FREE_KEYBOARD.invokeExact(description, which, everything);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// The key symbol that the key gives under these modifiers. Out: `unsigned`, `unsigned long`.
  static int xkbTranslateKeyCode(
      MemorySegment description,
      int keycode,
      int modifiers,
      MemorySegment consumed,
      MemorySegment symbol) {
    try {
      return (int)
          XKB_TRANSLATE_KEY_CODE.invokeExact(description, keycode, modifiers, consumed, symbol);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// The modifier bits that a key with this symbol sets; 0 when there is none.
  static int xkbKeysymToModifiers(MemorySegment display, long symbol) {
    try {
      return (int) XKB_KEYSYM_TO_MODIFIERS.invokeExact(display, symbol);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Out: `int` opcode, first event, first error; in and out: version. 0 without the extension.
  static int xkbQueryExtension(
      MemorySegment display,
      MemorySegment opcode,
      MemorySegment event,
      MemorySegment error,
      MemorySegment major,
      MemorySegment minor) {
    try {
      return (int) XKB_QUERY_EXTENSION.invokeExact(display, opcode, event, error, major, minor);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Which details of one kind of XKB events this client wants.
  static int xkbSelectEventDetails(
      MemorySegment display, int device, int event, long affected, long details) {
    try {
      return (int) XKB_SELECT_EVENT_DETAILS.invokeExact(display, device, event, affected, details);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Out: the 18-byte `XkbStateRec`.
  static int xkbGetState(MemorySegment display, int device, MemorySegment state) {
    try {
      return (int) XKB_GET_STATE.invokeExact(display, device, state);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }
}
