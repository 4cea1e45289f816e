package org.latchkey.gateway.relay;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.latchkey.gateway.signin.SignedIn;
import org.latchkey.gateway.websocket.Receiver;
import org.latchkey.gateway.websocket.Socket;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.relay.ReadyMessage;
import org.latchkey.protocol.relay.RelayLimits;
import org.latchkey.protocol.relay.RelayRole;

/// One side's socket, from its first message to its end.
///
/// From → on → to: `Joining` → a text message → `Checking` → admitted → `Waiting` → the other side
/// is there → `Spliced`; anything else that arrives before `Spliced` closes. Deadlines are looked
/// at from outside, by [#deadline].
final class RelaySide implements Receiver {
  /// Told what a side does before it is spliced. The calls come on an I/O thread.
  interface Door {
    void joinAsked(RelaySide side, String message);

    /// It broke a rule, closed or was lost before it was spliced.
    void leftEarly(RelaySide side);
  }

  private sealed interface State {
    record Joining() implements State {}

    record Checking() implements State {}

    record Waiting() implements State {}

    record Spliced(Receiver splice) implements State {}
  }

  private final Socket socket;
  private final RelayRole role;
  private final Optional<SignedIn> signedIn;
  private final Door door;
  private final Instant arrived;
  private volatile State state = new State.Joining();
  private volatile boolean gone;

  RelaySide(Socket socket, RelayRole role, Optional<SignedIn> signedIn, Door door, Instant now) {
    this.socket = socket;
    this.role = role;
    this.signedIn = signedIn;
    this.door = door;
    this.arrived = now;
  }

  Socket socket() {
    return socket;
  }

  RelayRole role() {
    return role;
  }

  /// Who is signed in, on the browser's side.
  Optional<SignedIn> signedIn() {
    return signedIn;
  }

  /// Until when it must have joined.
  Instant deadline() {
    return arrived.plus(RelayLimits.JOIN_WITHIN);
  }

  /// It was admitted and now waits for the other side.
  void waiting() {
    state = new State.Waiting();
  }

  /// Tells it that the other side is there, and reads nothing until it is spliced.
  void hold() {
    socket.suspend();
    socket.text(ReadyMessage.JSON);
  }

  /// Whether it ended before it was spliced.
  boolean isGone() {
    return gone;
  }

  /// From now on everything goes to the splice.
  void spliced(Receiver splice) {
    state = new State.Spliced(splice);
  }

  @Override
  public void text(String message) {
    switch (state) {
      case State.Joining _ -> {
        state = new State.Checking();
        socket.suspend();
        door.joinAsked(this, message);
      }
      case State.Checking _, State.Waiting _ -> refuse(Fault.MALFORMED);
      case State.Spliced(Receiver splice) -> splice.text(message);
    }
  }

  @Override
  public void binary(ByteBuffer message) {
    if (state instanceof State.Spliced(Receiver splice)) {
      splice.binary(message);
    } else {
      refuse(Fault.MALFORMED);
    }
  }

  @Override
  public void tooLarge() {
    if (state instanceof State.Spliced(Receiver splice)) {
      splice.tooLarge();
    } else {
      refuse(Fault.TOO_LARGE);
    }
  }

  @Override
  public void closed(int code, String reason) {
    if (state instanceof State.Spliced(Receiver splice)) {
      splice.closed(code, reason);
    } else {
      leave();
    }
  }

  @Override
  public void lost() {
    if (state instanceof State.Spliced(Receiver splice)) {
      splice.lost();
    } else {
      leave();
    }
  }

  private void refuse(Fault fault) {
    socket.close(fault);
    leave();
  }

  private void leave() {
    gone = true;
    door.leftEarly(this);
  }
}
