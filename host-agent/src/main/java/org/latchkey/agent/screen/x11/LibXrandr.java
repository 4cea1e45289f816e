package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.latchkey.agent.screen.foreign.NativeLibrary;

/// The size of the screen (`X11/extensions/Xrandr.h`; libXrandr 1.5, 64-bit Linux).
final class LibXrandr {
  private static final NativeLibrary LIBRARY = NativeLibrary.open("libXrandr.so.2");

  private static final MethodHandle QUERY_EXTENSION =
      LIBRARY.function(
          "XRRQueryExtension", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle QUERY_VERSION =
      LIBRARY.function(
          "XRRQueryVersion", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle GET_SCREEN_SIZE_RANGE =
      LIBRARY.function(
          "XRRGetScreenSizeRange",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle GET_SCREEN_RESOURCES_CURRENT =
      LIBRARY.function(
          "XRRGetScreenResourcesCurrent", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG));
  private static final MethodHandle FREE_SCREEN_RESOURCES =
      LIBRARY.function("XRRFreeScreenResources", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle GET_OUTPUT_INFO =
      LIBRARY.function(
          "XRRGetOutputInfo", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
  private static final MethodHandle FREE_OUTPUT_INFO =
      LIBRARY.function("XRRFreeOutputInfo", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle GET_CRTC_INFO =
      LIBRARY.function(
          "XRRGetCrtcInfo", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
  private static final MethodHandle FREE_CRTC_INFO =
      LIBRARY.function("XRRFreeCrtcInfo", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle CREATE_MODE =
      LIBRARY.function(
          "XRRCreateMode", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS));
  private static final MethodHandle DESTROY_MODE =
      LIBRARY.function("XRRDestroyMode", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG));
  private static final MethodHandle ADD_OUTPUT_MODE =
      LIBRARY.function(
          "XRRAddOutputMode", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle DELETE_OUTPUT_MODE =
      LIBRARY.function(
          "XRRDeleteOutputMode", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle SET_CRTC_CONFIG =
      LIBRARY.function(
          "XRRSetCrtcConfig",
          FunctionDescriptor.of(
              JAVA_INT,
              ADDRESS,
              ADDRESS,
              JAVA_LONG,
              JAVA_LONG,
              JAVA_INT,
              JAVA_INT,
              JAVA_LONG,
              JAVA_SHORT,
              ADDRESS,
              JAVA_INT));
  private static final MethodHandle SET_SCREEN_SIZE =
      LIBRARY.function(
          "XRRSetScreenSize",
          FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

  private LibXrandr() {}

  /// Out: numbers of the first event and error, as `int`. 0 when the server lacks the extension.
  static int queryExtension(
      MemorySegment display, MemorySegment eventBase, MemorySegment errorBase) {
    try {
      return (int) QUERY_EXTENSION.invokeExact(display, eventBase, errorBase);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Out: the version that server and library share, as `int`. 0 when that failed.
  static int queryVersion(MemorySegment display, MemorySegment major, MemorySegment minor) {
    try {
      return (int) QUERY_VERSION.invokeExact(display, major, minor);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Out: which sizes the screen can have, as `int`. 0 when that failed.
  static int getScreenSizeRange(
      MemorySegment display,
      long window,
      MemorySegment leastWidth,
      MemorySegment leastHeight,
      MemorySegment mostWidth,
      MemorySegment mostHeight) {
    try {
      return (int)
          GET_SCREEN_SIZE_RANGE.invokeExact(
              display, window, leastWidth, leastHeight, mostWidth, mostHeight);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// An `XRRScreenResources *`, NULL when that failed. Looks for no new monitors (version 1.3).
  static MemorySegment getScreenResourcesCurrent(MemorySegment display, long window) {
    try {
      return (MemorySegment) GET_SCREEN_RESOURCES_CURRENT.invokeExact(display, window);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static void freeScreenResources(MemorySegment resources) {
    try {
      FREE_SCREEN_RESOURCES.invokeExact(resources);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// An `XRROutputInfo *`, NULL when that failed.
  static MemorySegment getOutputInfo(MemorySegment display, MemorySegment resources, long output) {
    try {
      return (MemorySegment) GET_OUTPUT_INFO.invokeExact(display, resources, output);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static void freeOutputInfo(MemorySegment output) {
    try {
      FREE_OUTPUT_INFO.invokeExact(output);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// An `XRRCrtcInfo *`, NULL when that failed.
  static MemorySegment getCrtcInfo(MemorySegment display, MemorySegment resources, long crtc) {
    try {
      return (MemorySegment) GET_CRTC_INFO.invokeExact(display, resources, crtc);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static void freeCrtcInfo(MemorySegment crtc) {
    try {
      FREE_CRTC_INFO.invokeExact(crtc);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Makes a mode as this `XRRModeInfo` says; 0 when that failed.
  static long createMode(MemorySegment display, long window, MemorySegment mode) {
    try {
      return (long) CREATE_MODE.invokeExact(display, window, mode);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static void destroyMode(MemorySegment display, long mode) {
    try {
      DESTROY_MODE.invokeExact(display, mode);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static void addOutputMode(MemorySegment display, long output, long mode) {
    try {
      ADD_OUTPUT_MODE.invokeExact(display, output, mode);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static void deleteOutputMode(MemorySegment display, long output, long mode) {
    try {
      DELETE_OUTPUT_MODE.invokeExact(display, output, mode);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// 0 for success. Without mode and outputs, the CRTC is turned off.
  static int setCrtcConfig(
      MemorySegment display,
      MemorySegment resources,
      long crtc,
      long time,
      int x,
      int y,
      long mode,
      short rotation,
      MemorySegment outputs,
      int count) {
    try {
      return (int)
          SET_CRTC_CONFIG.invokeExact(
              display, resources, crtc, time, x, y, mode, rotation, outputs, count);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// The size of the root window. No CRTC may reach beyond it.
  static void setScreenSize(
      MemorySegment display,
      long window,
      int width,
      int height,
      int widthMillimeters,
      int heightMillimeters) {
    try {
      SET_SCREEN_SIZE.invokeExact(
          display, window, width, height, widthMillimeters, heightMillimeters);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }
}
