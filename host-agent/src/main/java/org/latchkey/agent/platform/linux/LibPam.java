package org.latchkey.agent.platform.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The functions of Linux-PAM (`pam(3)`), each returning a code of [PamCode].
final class LibPam {
  static final int ITEM_USER = 2;
  static final int ITEM_TTY = 3;
  static final int ITEM_RHOST = 4;
  static final int ITEM_RUSER = 8;
  static final int ITEM_FAIL_DELAY = 10;

  static final int DISALLOW_NULL_AUTHTOK = 0x1;
  static final int ESTABLISH_CRED = 0x2;
  static final int DELETE_CRED = 0x4;
  static final int CHANGE_EXPIRED_AUTHTOK = 0x20;

  private static final SymbolLookup LIBRARY = NativeCall.library("libpam.so.0");
  private static final MethodHandle START =
      NativeCall.function(
          LIBRARY,
          "pam_start",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle END = step("pam_end");
  private static final MethodHandle AUTHENTICATE = step("pam_authenticate");
  private static final MethodHandle ACCT_MGMT = step("pam_acct_mgmt");
  private static final MethodHandle CHAUTHTOK = step("pam_chauthtok");
  private static final MethodHandle SETCRED = step("pam_setcred");
  private static final MethodHandle OPEN_SESSION = step("pam_open_session");
  private static final MethodHandle CLOSE_SESSION = step("pam_close_session");
  private static final MethodHandle SET_ITEM = item("pam_set_item");
  private static final MethodHandle GET_ITEM = item("pam_get_item");
  private static final MethodHandle GETENVLIST =
      NativeCall.function(LIBRARY, "pam_getenvlist", FunctionDescriptor.of(ADDRESS, ADDRESS));

  private LibPam() {}

  private static MethodHandle step(String name) {
    return NativeCall.function(LIBRARY, name, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  }

  private static MethodHandle item(String name) {
    return NativeCall.function(
        LIBRARY, name, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
  }

  static int start(
      MemorySegment service, MemorySegment user, MemorySegment conversation, MemorySegment handle) {
    return NativeCall.call(() -> (int) START.invokeExact(service, user, conversation, handle));
  }

  /// Frees the handle. `lastCode` tells the modules how it ended.
  static int end(MemorySegment pam, int lastCode) {
    return NativeCall.call(() -> (int) END.invokeExact(pam, lastCode));
  }

  static int authenticate(MemorySegment pam, int flags) {
    return NativeCall.call(() -> (int) AUTHENTICATE.invokeExact(pam, flags));
  }

  static int acctMgmt(MemorySegment pam, int flags) {
    return NativeCall.call(() -> (int) ACCT_MGMT.invokeExact(pam, flags));
  }

  static int chauthtok(MemorySegment pam, int flags) {
    return NativeCall.call(() -> (int) CHAUTHTOK.invokeExact(pam, flags));
  }

  static int setcred(MemorySegment pam, int flags) {
    return NativeCall.call(() -> (int) SETCRED.invokeExact(pam, flags));
  }

  static int openSession(MemorySegment pam) {
    return NativeCall.call(() -> (int) OPEN_SESSION.invokeExact(pam, 0));
  }

  static int closeSession(MemorySegment pam) {
    return NativeCall.call(() -> (int) CLOSE_SESSION.invokeExact(pam, 0));
  }

  static int setItem(MemorySegment pam, int item, MemorySegment value) {
    return NativeCall.call(() -> (int) SET_ITEM.invokeExact(pam, item, value));
  }

  static int getItem(MemorySegment pam, int item, MemorySegment value) {
    return NativeCall.call(() -> (int) GET_ITEM.invokeExact(pam, item, value));
  }

  /// Returns a null-terminated array of strings, all of which the caller frees, or the null
  /// segment.
  static MemorySegment getenvlist(MemorySegment pam) {
    try {
      return (MemorySegment) GETENVLIST.invokeExact(pam);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native call cannot throw", e);
    }
  }
}
