package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.latchkey.agent.screen.foreign.NativeLibrary;

/// Regions, the cursor, and who owns selections (`X11/extensions/Xfixes.h`; libXfixes, 64-bit
/// Linux).
final class LibXfixes {
  private static final NativeLibrary LIBRARY = NativeLibrary.open("libXfixes.so.3");

  private static final MethodHandle QUERY_EXTENSION =
      LIBRARY.function(
          "XFixesQueryExtension", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle QUERY_VERSION =
      LIBRARY.function(
          "XFixesQueryVersion", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle CREATE_REGION =
      LIBRARY.function(
          "XFixesCreateRegion", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle FETCH_REGION =
      LIBRARY.function(
          "XFixesFetchRegion", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
  private static final MethodHandle SELECT_CURSOR_INPUT =
      LIBRARY.function(
          "XFixesSelectCursorInput", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle SELECT_SELECTION_INPUT =
      LIBRARY.function(
          "XFixesSelectSelectionInput",
          FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle GET_CURSOR_IMAGE =
      LIBRARY.function("XFixesGetCursorImage", FunctionDescriptor.of(ADDRESS, ADDRESS));

  private LibXfixes() {}

  /// Out: numbers of the first event and error, as `int`. 0 when the server lacks the extension.
  static int queryExtension(
      MemorySegment display, MemorySegment eventBase, MemorySegment errorBase) {
    try {
      return (int) QUERY_EXTENSION.invokeExact(display, eventBase, errorBase);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Must come before any other request. In and out: `int` each.
  static int queryVersion(MemorySegment display, MemorySegment major, MemorySegment minor) {
    try {
      return (int) QUERY_VERSION.invokeExact(display, major, minor);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static long createRegion(MemorySegment display, MemorySegment rectangles, int count) {
    try {
      return (long) CREATE_REGION.invokeExact(display, rectangles, count);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// An array of `XRectangle` (8 bytes: `short x, y; unsigned short width, height`), freed by
  /// [LibX11#free]. Out: its length.
  static MemorySegment fetchRegion(MemorySegment display, long region, MemorySegment count) {
    try {
      return (MemorySegment) FETCH_REGION.invokeExact(display, region, count);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static void selectCursorInput(MemorySegment display, long window, long mask) {
    try {
      SELECT_CURSOR_INPUT.invokeExact(display, window, mask);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Has changes of a selection's owner reported to the window.
  static void selectSelectionInput(MemorySegment display, long window, long selection, long mask) {
    try {
      SELECT_SELECTION_INPUT.invokeExact(display, window, selection, mask);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// An `XFixesCursorImage *`, freed by [LibX11#free], or NULL.
  static MemorySegment getCursorImage(MemorySegment display) {
    try {
      return (MemorySegment) GET_CURSOR_IMAGE.invokeExact(display);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }
}
