package org.latchkey.agent.session.control;

import java.util.List;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.FaultNotice;

/// One message of stream 0 (`docs/sealed-channel.md` §5).
public sealed interface ControlMessage {
  /// The browser's first; it ends the opening.
  record Hello(String language) implements ControlMessage {}

  /// The browser's first when it resumes; so many counted frames have arrived there.
  record Resume(long received) implements ControlMessage {}

  /// The host's answer to it.
  ///
  /// @param modules that the session may use from now on
  record Resumed(long received, List<String> modules) implements ControlMessage {
    public Resumed {
      modules = List.copyOf(modules);
    }
  }

  /// The host's answer to hello: by which name it goes.
  record Welcome(String computer, String version, String session) implements ControlMessage {}

  /// A message of the host's sign-in.
  record SignIn(SignInMessage message) implements ControlMessage {}

  /// `n` counts up; `echo` is the newest heard, 0 for none; `heldMillis` have passed since it was
  /// heard, so that the other side can tell the way from the wait.
  record Heartbeat(long n, long echo, long heldMillis) implements ControlMessage {
    /// As a browser sends it.
    public Heartbeat(long n, long echo) {
      this(n, echo, 0);
    }
  }

  /// The session ends in so many seconds because nothing is done in it; 0 takes that back.
  record IdleSoon(long seconds) implements ControlMessage {}

  /// The sealed close of the session.
  record End(FaultNotice notice) implements ControlMessage {}

  /// The other side does not know a type that we sent.
  record Unsupported(String of) implements ControlMessage {}

  /// A type that we do not know; answered with [Unsupported].
  record Unknown(String of) implements ControlMessage {}
}
