package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.latchkey.agent.screen.foreign.NativeLibrary;

/// The part of Xlib that selections need: atoms, windows, properties (`X11/Xlib.h`; libX11 1.8,
/// 64-bit Linux).
final class LibX11Selections {
  private static final NativeLibrary LIBRARY = NativeLibrary.open("libX11.so.6");

  private static final MethodHandle INTERN_ATOM =
      LIBRARY.function("XInternAtom", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle CREATE_SIMPLE_WINDOW =
      LIBRARY.function(
          "XCreateSimpleWindow",
          FunctionDescriptor.of(
              JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
              JAVA_LONG, JAVA_LONG));
  private static final MethodHandle GET_SELECTION_OWNER =
      LIBRARY.function("XGetSelectionOwner", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG));
  private static final MethodHandle SET_SELECTION_OWNER =
      LIBRARY.function(
          "XSetSelectionOwner",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle CONVERT_SELECTION =
      LIBRARY.function(
          "XConvertSelection",
          FunctionDescriptor.of(
              JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle CHANGE_PROPERTY =
      LIBRARY.function(
          "XChangeProperty",
          FunctionDescriptor.of(
              JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS,
              JAVA_INT));
  private static final MethodHandle DELETE_PROPERTY =
      LIBRARY.function(
          "XDeleteProperty", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle GET_WINDOW_PROPERTY =
      LIBRARY.function(
          "XGetWindowProperty",
          FunctionDescriptor.of(
              JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG,
              ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle SEND_EVENT =
      LIBRARY.function(
          "XSendEvent",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS));

  private LibX11Selections() {}

  static long internAtom(MemorySegment display, MemorySegment name, int onlyIfExists) {
    try {
      return (long) INTERN_ATOM.invokeExact(display, name, onlyIfExists);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static long createSimpleWindow(
      MemorySegment display,
      long parent,
      int x,
      int y,
      int width,
      int height,
      int borderWidth,
      long border,
      long background) {
    try {
      return (long)
          CREATE_SIMPLE_WINDOW.invokeExact(
              display, parent, x, y, width, height, borderWidth, border, background);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// 0 for nobody.
  static long getSelectionOwner(MemorySegment display, long selection) {
    try {
      return (long) GET_SELECTION_OWNER.invokeExact(display, selection);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int setSelectionOwner(MemorySegment display, long selection, long owner, long time) {
    try {
      return (int) SET_SELECTION_OWNER.invokeExact(display, selection, owner, time);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Asks the owner to put the selection into a property; it answers by SelectionNotify.
  static int convertSelection(
      MemorySegment display, long selection, long target, long property, long window, long time) {
    try {
      return (int)
          CONVERT_SELECTION.invokeExact(display, selection, target, property, window, time);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Elements of format 32 are `long`.
  static int changeProperty(
      MemorySegment display,
      long window,
      long property,
      long type,
      int format,
      int mode,
      MemorySegment elements,
      int count) {
    try {
      return (int)
          CHANGE_PROPERTY.invokeExact(
              display, window, property, type, format, mode, elements, count);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int deleteProperty(MemorySegment display, long window, long property) {
    try {
      return (int) DELETE_PROPERTY.invokeExact(display, window, property);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Offset and length in units of 4 bytes. Out: `Atom` type, `int` format, `unsigned long`
  /// elements, `unsigned long` bytes left, `unsigned char *` freed by [LibX11#free]. Deletes only
  /// what was read to its end. 0 is success.
  static int getWindowProperty(
      MemorySegment display,
      long window,
      long property,
      long offset,
      long length,
      int delete,
      long type,
      MemorySegment actualType,
      MemorySegment format,
      MemorySegment count,
      MemorySegment bytesAfter,
      MemorySegment content) {
    try {
      return (int)
          GET_WINDOW_PROPERTY.invokeExact(
              display,
              window,
              property,
              offset,
              length,
              delete,
              type,
              actualType,
              format,
              count,
              bytesAfter,
              content);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int sendEvent(
      MemorySegment display, long window, int propagate, long mask, MemorySegment event) {
    try {
      return (int) SEND_EVENT.invokeExact(display, window, propagate, mask, event);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }
}
