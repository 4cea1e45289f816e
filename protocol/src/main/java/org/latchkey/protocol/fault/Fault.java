package org.latchkey.protocol.fault;

import java.util.Optional;
import java.util.stream.Stream;

/// Everything that can go wrong between browser, gateway and host, and in which words.
///
/// `docs/protocol.md` §2. The sentence says what happened and what to do next.
public enum Fault {
  MALFORMED(
      "malformed", 400, 4400, "The request was not understood. Reload the page and try again."),
  UNAUTHENTICATED("unauthenticated", 401, 4401, "You are not signed in. Sign in and try again."),
  SIGN_IN_FAILED(
      "sign-in-failed",
      401,
      4406,
      "E-mail and password do not fit together. Check both and try again."),
  FORBIDDEN(
      "forbidden",
      403,
      4403,
      "This is not allowed. Open the console at its own address and try again."),
  NOT_FOUND("not-found", 404, 4404, "There is nothing here, or it is not yours to see."),
  CONFLICT(
      "conflict", 409, 4409, "That does not go with the present state. Reload and look again."),
  HOST_OFFLINE(
      "host-offline",
      409,
      4410,
      "The computer is not connected at this moment. Check that it is on and has a network."),
  TOO_LARGE("too-large", 413, 4413, "That is longer than the limit. Send less at once."),
  TOO_MANY("too-many", 429, 4429, "That is too many at once. Wait a moment and try again."),
  INTERNAL(
      "internal",
      500,
      4500,
      "The gateway made a mistake. Try again; if it stays, give the number to whoever runs it."),
  UNAVAILABLE(
      "unavailable", 503, 4503, "The gateway is starting, stopping or full. Try again shortly."),
  TIMED_OUT("timed-out", 504, 4408, "What had to follow did not come in time. Try again."),
  ENROLLMENT_REFUSED(
      "enrollment-refused",
      403,
      4420,
      "The enrollment code is unknown, used or expired. Make a new one in the console."),
  TICKET_REFUSED(
      "ticket-refused",
      403,
      4421,
      "The computer did not accept what the gateway said about this session. Try again."),
  TOKEN_REFUSED(
      "token-refused", 403, 4422, "This session can no longer be joined. Start it again."),
  CARRIER_LOST(
      "carrier-lost", 502, 4423, "The connection to the computer was lost. Connect again."),
  HOST_REFUSED("host-refused", 403, 4424, "The computer refused the session."),
  INTEGRITY(
      "integrity",
      400,
      4430,
      "Data was altered on the way, so the session was ended. If it happens again, someone may be"
          + " interfering with the connection."),
  NO_COMMON_SUITE(
      "no-common-suite",
      400,
      4431,
      "This browser and the computer share no way to encrypt. Update the older of the two."),
  HANDSHAKE_FAILED(
      "handshake-failed",
      403,
      4432,
      "The computer could not prove its key, so nothing was sent to it. Compare the fingerprint."),
  SILENT("silent", 504, 4433, "Nothing was heard from the other side for too long. Connect again."),
  RULE_BROKEN(
      "rule-broken",
      400,
      4434,
      "The other side broke a rule of the protocol, so the session was ended. Check that both are"
          + " of the same version."),
  OS_SIGN_IN_FAILED(
      "os-sign-in-failed",
      403,
      4440,
      "The computer did not accept this user name and password. Check both and try again."),
  MODULE_REFUSED("module-refused", 403, 4441, "This user may not use that on this computer."),
  NO_DISPLAY(
      "no-display",
      409,
      4442,
      "This user has no screen on the computer. Start a desktop there and try again."),
  WORKER_ENDED(
      "worker-ended",
      500,
      4443,
      "The program that served the session on the computer ended. Connect again."),
  SESSION_OVER(
      "session-over",
      410,
      4435,
      "The session is over at the computer, so it cannot be picked up again. Connect again."),
  RESUME_REFUSED(
      "resume-refused",
      403,
      4436,
      "The computer did not accept that this browser picks the session up again. Connect again."),
  DISPLAY_LOST(
      "display-lost",
      500,
      4444,
      "The desktop that was shown on the computer ended. Sign in there again, or connect again to look for another."),
  AGENT_STOPPED(
      "agent-stopped",
      503,
      4445,
      "The agent on the computer was stopped, for a restart perhaps. Connect again."),
  IDLE(
      "idle",
      200,
      4001,
      "The session was ended because nothing was typed or pointed for the time that the computer allows."),
  SIGNED_OFF("signed-off", 200, 4000, "The session was ended.");

  private final String id;
  private final int httpStatus;
  private final int closeCode;
  private final String sentence;

  Fault(String id, int httpStatus, int closeCode, String sentence) {
    this.id = id;
    this.httpStatus = httpStatus;
    this.closeCode = closeCode;
    this.sentence = sentence;
  }

  /// The fault of this id, or empty for an id that this version does not know.
  public static Optional<Fault> of(String id) {
    return Stream.of(values()).filter(fault -> fault.id.equals(id)).findFirst();
  }

  /// The name on the wire, such as `too-many`; also the reason of a WebSocket close.
  public String id() {
    return id;
  }

  public int httpStatus() {
    return httpStatus;
  }

  /// The WebSocket close code, in the private range (RFC 6455 §7.4.2).
  public int closeCode() {
    return closeCode;
  }

  /// What people read: what happened and what to do next.
  public String sentence() {
    return sentence;
  }

  /// The `type` of a problem document (RFC 9457).
  public String type() {
    return "urn:latchkey:fault:" + id;
  }
}
