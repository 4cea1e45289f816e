package org.latchkey.agent.session.control;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.signin.ControlFields;
import org.latchkey.agent.signin.ControlJson;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.FaultNotice;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;

/// Control messages as JSON: reads what a browser sends, writes what a host sends
/// (`docs/sealed-channel.md` §5). Unknown fields are ignored; anything else that does not fit is
/// `rule-broken`.
public final class ControlCodec {
  /// Above it JavaScript would not count on.
  private static final long MAX_NUMBER = (1L << 53) - 1;

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");
  private static final int MAX_TYPE_CHARACTERS = 64;

  private ControlCodec() {}

  public static ControlMessage read(Bytes message) throws RuleBrokenException {
    if (message.length() > ControlFields.MAX_BYTES) {
      throw new RuleBrokenException("a control message of " + message.length() + " bytes");
    }
    byte[] json = message.toArray();
    try (ControlFields fields = ControlFields.parse(json)) {
      return read(fields);
    } catch (MalformedException | IllegalArgumentException e) {
      throw new RuleBrokenException("control message: " + e.getMessage(), e);
    } finally {
      Arrays.fill(json, (byte) 0);
    }
  }

  private static ControlMessage read(ControlFields fields) throws MalformedException {
    String type = fields.type();
    return switch (type) {
      case "hello" -> new ControlMessage.Hello(language(fields.text("language")));
      case "resume" -> new ControlMessage.Resume(fields.number("received", 0, MAX_NUMBER));
      case "answer" -> new ControlMessage.SignIn(SignInMessage.Answer.of(fields));
      case "heartbeat" ->
          new ControlMessage.Heartbeat(
              fields.number("n", 1, MAX_NUMBER), fields.number("echo", 0, MAX_NUMBER));
      case "end" -> new ControlMessage.End(notice(fields));
      case "unsupported" -> new ControlMessage.Unsupported(cut(fields.text("of")));
      case "welcome", "prompt", "sign-in-failed", "signed-in", "resumed", "idle-soon" ->
          throw new MalformedException("a message that only a host sends");
      default -> new ControlMessage.Unknown(cut(type));
    };
  }

  private static FaultNotice notice(ControlFields fields) throws MalformedException {
    @Nullable String detail = fields.textOrNull("detail");
    return new FaultNotice(fields.text("fault"), detail);
  }

  private static String language(String language) throws MalformedException {
    if (!LANGUAGE.matcher(language).matches()) {
      throw new MalformedException("a language that is none");
    }
    return language;
  }

  private static String cut(String type) {
    return type.substring(0, Math.min(type.length(), MAX_TYPE_CHARACTERS));
  }

  public static Bytes write(ControlMessage message) {
    return Bytes.view(
        switch (message) {
          case ControlMessage.Hello hello ->
              ControlJson.ofType("hello").put("language", hello.language()).toBytes();
          case ControlMessage.Welcome welcome ->
              ControlJson.ofType("welcome")
                  .put("computer", welcome.computer())
                  .put("version", welcome.version())
                  .put("session", welcome.session())
                  .toBytes();
          case ControlMessage.Resume resume ->
              ControlJson.ofType("resume").put("received", resume.received()).toBytes();
          case ControlMessage.Resumed resumed ->
              ControlJson.ofType("resumed")
                  .put("received", resumed.received())
                  .putTexts("modules", resumed.modules())
                  .toBytes();
          case ControlMessage.SignIn signIn -> ControlJson.bytesOf(signIn.message());
          case ControlMessage.Heartbeat beat ->
              ControlJson.ofType("heartbeat")
                  .put("n", beat.n())
                  .put("echo", beat.echo())
                  .put("held", beat.heldMillis())
                  .toBytes();
          case ControlMessage.IdleSoon soon ->
              ControlJson.ofType("idle-soon").put("seconds", soon.seconds()).toBytes();
          case ControlMessage.End end ->
              ControlJson.ofType("end")
                  .put("fault", end.notice().fault())
                  .put("detail", end.notice().detail())
                  .toBytes();
          case ControlMessage.Unsupported unsupported -> unsupported(unsupported.of());
          case ControlMessage.Unknown unknown -> unsupported(unknown.of());
        });
  }

  private static byte[] unsupported(String of) {
    return ControlJson.ofType("unsupported").put("of", of).toBytes();
  }
}
