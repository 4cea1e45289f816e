package org.latchkey.agent.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Takes PAM's own delay after a failure away (`pam_fail_delay(3)`).
///
/// PAM draws a delay only when a module asked for one, so it would tell failures apart. Ours is the
/// same for all of them and is waited out by the caller.
final class PamFailDelay {
  private static final MemorySegment CALLBACK = make();

  private PamFailDelay() {}

  /// A function that returns at once, for `PAM_FAIL_DELAY`.
  static MemorySegment callback() {
    return CALLBACK;
  }

  private static MemorySegment make() {
    try {
      var target =
          MethodHandles.lookup()
              .findStatic(
                  PamFailDelay.class,
                  "none",
                  MethodType.methodType(void.class, int.class, int.class, MemorySegment.class));
      return Linker.nativeLinker()
          .upcallStub(
              target,
              FunctionDescriptor.ofVoid(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS),
              Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("none is not callable", e);
    }
  }

  @SuppressWarnings("UnusedVariable") // the signature is PAM's
  static void none(int code, int microseconds, MemorySegment data) {}
}
