package org.latchkey.agent.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.platform.Conversation;
import org.latchkey.agent.platform.ConversationEnded;

/// Answers PAM's questions (`pam_conv(3)`) through a [Conversation].
///
/// PAM calls [#converse] from native code, so nothing may be thrown out of it: what went wrong is
/// kept in [#failure] and PAM is told "conversation error". Answers live in memory from `calloc`,
/// which PAM's modules wipe and free; the Java array is wiped here.
final class PamConversation {
  /// `PAM_MAX_RESP_SIZE` less the final zero byte.
  static final int ANSWER_BYTES = 511;

  /// `PAM_MAX_NUM_MSG`, and as many in one try altogether.
  static final int MESSAGES = 32;

  private static final int PROMPT_ECHO_OFF = 1;
  private static final int PROMPT_ECHO_ON = 2;
  private static final int ERROR_MSG = 3;
  private static final int TEXT_INFO = 4;

  private static final long MESSAGE_TEXT = 8;
  private static final long RESPONSE_BYTES = 16;

  private static final FunctionDescriptor DESCRIPTOR =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.ADDRESS,
          ValueLayout.ADDRESS);

  private final Conversation person;
  private @Nullable Exception failure;
  private int messagesSeen;
  private boolean muted;

  PamConversation(Conversation person) {
    this.person = person;
  }

  /// An answer that must not reach any module, such as one with a NUL in it.
  static final class UnusableAnswer extends Exception {
    UnusableAnswer(String why) {
      super(why);
    }
  }

  /// What made a call of PAM fail, if it was this conversation.
  @Nullable Exception failure() {
    return failure;
  }

  /// From now on nothing is told and no question is answered.
  void mute() {
    muted = true;
  }

  /// Lays out a `struct pam_conv`, valid as long as the arena.
  MemorySegment structure(Arena arena) {
    try {
      MethodType type =
          MethodType.methodType(
              int.class, int.class, MemorySegment.class, MemorySegment.class, MemorySegment.class);
      var target = MethodHandles.lookup().bind(this, "converse", type);
      MemorySegment structure = arena.allocate(ValueLayout.ADDRESS, 2);
      structure.setAtIndex(
          ValueLayout.ADDRESS, 0, Linker.nativeLinker().upcallStub(target, DESCRIPTOR, arena));
      return structure;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("converse is not callable", e);
    }
  }

  @SuppressWarnings("UnusedVariable") // the signature is PAM's
  int converse(int count, MemorySegment messages, MemorySegment responsesOut, MemorySegment data) {
    try {
      return answerAll(count, messages, responsesOut);
    } catch (Throwable e) {
      failure = e instanceof Exception exception ? exception : new IllegalStateException(e);
      return PamCode.CONV_ERR;
    }
  }

  private int answerAll(int count, MemorySegment messagesIn, MemorySegment responsesOut)
      throws ConversationEnded, UnusableAnswer {
    messagesSeen += count;
    if (count < 1 || count > MESSAGES || messagesSeen > MESSAGES) {
      throw new IllegalStateException(messagesSeen + " messages of PAM in one try");
    }
    MemorySegment messages = messagesIn.reinterpret(count * ValueLayout.ADDRESS.byteSize());
    MemorySegment responses = LibC.calloc(count * RESPONSE_BYTES);
    if (responses.equals(MemorySegment.NULL)) {
      return PamCode.BUF_ERR;
    }
    boolean complete = false;
    try {
      for (int i = 0; i < count; i++) {
        MemorySegment message =
            messages.getAtIndex(ValueLayout.ADDRESS, i).reinterpret(MESSAGE_TEXT + 8);
        MemorySegment answer = answerOne(message);
        responses.set(ValueLayout.ADDRESS, i * RESPONSE_BYTES, answer);
      }
      responsesOut
          .reinterpret(ValueLayout.ADDRESS.byteSize())
          .set(ValueLayout.ADDRESS, 0, responses);
      complete = true;
      return PamCode.SUCCESS;
    } finally {
      if (!complete) {
        release(responses, count);
      }
    }
  }

  private MemorySegment answerOne(MemorySegment message) throws ConversationEnded, UnusableAnswer {
    String text = NativeCall.text(message, MESSAGE_TEXT);
    int style = message.get(ValueLayout.JAVA_INT, 0);
    return switch (style) {
      case PROMPT_ECHO_OFF, PROMPT_ECHO_ON -> ask(text, style == PROMPT_ECHO_OFF);
      case TEXT_INFO, ERROR_MSG -> {
        if (!muted) {
          person.tell(text, style == ERROR_MSG);
        }
        yield MemorySegment.NULL;
      }
      default -> throw new IllegalStateException("PAM message of style " + style);
    };
  }

  private MemorySegment ask(String text, boolean secret) throws ConversationEnded, UnusableAnswer {
    if (muted) {
      throw new IllegalStateException("PAM asks where nobody answers");
    }
    char[] answer = person.ask(text, secret);
    try {
      return encode(answer);
    } finally {
      Arrays.fill(answer, '\0');
    }
  }

  private static MemorySegment encode(char[] answer) throws UnusableAnswer {
    MemorySegment memory = LibC.calloc(ANSWER_BYTES + 1);
    if (memory.equals(MemorySegment.NULL)) {
      throw new OutOfMemoryError("calloc");
    }
    ByteBuffer bytes = memory.asSlice(0, ANSWER_BYTES).asByteBuffer();
    CoderResult result =
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(answer), bytes, true);
    boolean hasNul = false;
    for (char c : answer) {
      hasNul |= c == '\0';
    }
    if (hasNul || result.isError() || result.isOverflow()) {
      memory.fill((byte) 0);
      LibC.free(memory);
      throw new UnusableAnswer("an answer that PAM cannot take");
    }
    return memory;
  }

  private static void release(MemorySegment responses, int count) {
    for (int i = 0; i < count; i++) {
      MemorySegment answer = responses.get(ValueLayout.ADDRESS, i * RESPONSE_BYTES);
      if (!answer.equals(MemorySegment.NULL)) {
        answer.reinterpret(ANSWER_BYTES + 1).fill((byte) 0);
        LibC.free(answer);
      }
    }
    LibC.free(responses);
  }
}
