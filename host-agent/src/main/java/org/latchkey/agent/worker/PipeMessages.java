package org.latchkey.agent.worker;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.latchkey.agent.log.LogLevel;
import org.latchkey.agent.log.LogTerms;
import org.latchkey.agent.platform.Account;
import org.latchkey.agent.platform.Identity;
import org.latchkey.agent.platform.SignInResult;
import org.latchkey.agent.signin.ControlFields;
import org.latchkey.agent.signin.ControlJson;
import org.latchkey.agent.signin.PromptKind;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.stream.StreamLimits;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;

/// Pipe messages on stream 0 of a pipe. Both ends are ours, so an unknown type or a frame of
/// another stream breaks the rules.
final class PipeMessages {
  private static final long MAX_U32 = 0xffff_ffffL;
  private static final int LARGEST_UMASK = 0777;

  private PipeMessages() {}

  static void send(FrameConnection pipe, PipeMessage message) throws IOException {
    byte[] json = write(message);
    try {
      pipe.send(new Frame.Data(StreamLimits.CONTROL_STREAM, Bytes.view(json)));
    } finally {
      Arrays.fill(json, (byte) 0);
    }
  }

  /// Blocks for the next message.
  ///
  /// @throws EOFException when the other process has gone
  static PipeMessage receive(FrameConnection pipe) throws IOException, RuleBrokenException {
    Frame frame = pipe.receive();
    if (frame == null) {
      throw new EOFException("the pipe ended");
    }
    if (!(frame instanceof Frame.Data data) || data.stream() != StreamLimits.CONTROL_STREAM) {
      throw new RuleBrokenException("a frame of a module before the worker is ready");
    }
    byte[] json = data.payload().toArray();
    try {
      return read(json);
    } catch (MalformedException e) {
      throw new RuleBrokenException("malformed pipe message: " + e.getMessage(), e);
    } finally {
      Arrays.fill(json, (byte) 0);
    }
  }

  static byte[] write(PipeMessage message) {
    return switch (message) {
      case PipeMessage.Begin begin ->
          put(put(ControlJson.ofType("begin"), begin.log()), begin.screenLock())
              .put("service", begin.service())
              .put("clientAddress", begin.clientAddress())
              .put("tries", begin.tries())
              .put("superuserAllowed", begin.superuserAllowed())
              .toBytes();
      case PipeMessage.Asked asked -> ControlJson.bytesOf(asked.prompt());
      case PipeMessage.Answered answered -> ControlJson.bytesOf(answered.answer());
      case PipeMessage.PasswordChange change ->
          ControlJson.ofType("password-change")
              .put("osUser", change.osUser())
              .put("changed", change.changed())
              .toBytes();
      case PipeMessage.Tried tried ->
          ControlJson.ofType("tried")
              .put("osUser", tried.osUser())
              .put("result", tried.result().word())
              .put("triesLeft", tried.triesLeft())
              .toBytes();
      case PipeMessage.Accepted accepted ->
          put(ControlJson.ofType("accepted").put("osUser", accepted.osUser()), accepted.identity())
              .toBytes();
      case PipeMessage.Become become ->
          put(
                  put(put(ControlJson.ofType("become"), become.identity()), become.log()),
                  become.screenLock())
              .put("osUser", become.account().name())
              .put("home", become.account().home().toString())
              .put("shell", become.account().shell())
              .putMap("environment", become.environment())
              .put("umask", become.late().umask())
              .put("findsUserKeys", become.late().findsUserKeys())
              .toBytes();
      case PipeMessage.Ready ready ->
          ControlJson.ofType("ready").putTexts("modules", ready.modules()).toBytes();
    };
  }

  private static ControlJson put(ControlJson json, Identity identity) {
    return json.put("uid", identity.uid())
        .put("gid", identity.gid())
        .putNumbers("groups", identity.groups());
  }

  private static ControlJson put(ControlJson json, LogTerms log) {
    return json.put("logLevel", log.level().word())
        .put("journal", log.journal())
        .put("session", log.session());
  }

  private static ControlJson put(ControlJson json, ScreenLock screenLock) {
    return json.put("lock", screenLock.atEnd()).putTexts("lockCommand", screenLock.command());
  }

  private static ScreenLock screenLock(ControlFields fields) throws MalformedException {
    return new ScreenLock(fields.flag("lock"), fields.texts("lockCommand"));
  }

  private static LogTerms log(ControlFields fields) throws MalformedException {
    return new LogTerms(
        LogLevel.ofWord(fields.text("logLevel")), fields.flag("journal"), fields.text("session"));
  }

  static PipeMessage read(byte[] json) throws MalformedException {
    try (ControlFields fields = ControlFields.parse(json)) {
      return switch (fields.type()) {
        case "begin" ->
            new PipeMessage.Begin(
                fields.text("service"),
                fields.text("clientAddress"),
                (int) fields.number("tries", 1, 100),
                fields.flag("superuserAllowed"),
                screenLock(fields),
                log(fields));
        case "prompt" -> new PipeMessage.Asked(prompt(fields));
        case "answer" -> new PipeMessage.Answered(SignInMessage.Answer.of(fields));
        case "password-change" ->
            new PipeMessage.PasswordChange(fields.text("osUser"), fields.flag("changed"));
        case "tried" ->
            new PipeMessage.Tried(
                fields.text("osUser"),
                SignInResult.ofWord(fields.text("result")),
                (int) fields.number("triesLeft", 0, 100));
        case "accepted" -> new PipeMessage.Accepted(fields.text("osUser"), identity(fields));
        case "become" ->
            new PipeMessage.Become(
                account(fields),
                identity(fields),
                fields.map("environment"),
                screenLock(fields),
                log(fields),
                new PipeMessage.Afterthought(
                    (int) fields.number("umask", 0, LARGEST_UMASK), fields.flag("findsUserKeys")));
        case "ready" -> new PipeMessage.Ready(fields.texts("modules"));
        default -> throw new MalformedException("an unknown type of pipe message");
      };
    } catch (IllegalArgumentException e) {
      throw new MalformedException("a word that is none of the known", e);
    }
  }

  private static SignInMessage.Prompt prompt(ControlFields fields) throws MalformedException {
    return new SignInMessage.Prompt(
        (int) fields.number("id", 1, Integer.MAX_VALUE),
        PromptKind.ofWord(fields.text("kind")),
        fields.text("label"),
        fields.textOrNull("detail"));
  }

  private static Identity identity(ControlFields fields) throws MalformedException {
    return new Identity(
        fields.number("uid", 0, MAX_U32),
        fields.number("gid", 0, MAX_U32),
        fields.numbers("groups"));
  }

  private static Account account(ControlFields fields) throws MalformedException {
    try {
      return new Account(
          fields.text("osUser"),
          fields.number("uid", 0, MAX_U32),
          fields.number("gid", 0, MAX_U32),
          Path.of(fields.text("home")),
          fields.text("shell"));
    } catch (InvalidPathException e) {
      throw new MalformedException("a home directory that is no path", e);
    }
  }
}
