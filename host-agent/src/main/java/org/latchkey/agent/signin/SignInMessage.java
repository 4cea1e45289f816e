package org.latchkey.agent.signin;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.wire.MalformedException;

/// The control messages of the host's sign-in (`docs/sealed-channel.md` §5).
///
/// [ControlJson] writes them and [ControlFields] reads them.
public sealed interface SignInMessage {

  /// The host asks or tells.
  ///
  /// @param id counts up within a session, from 1
  /// @param detail a text below the field, or null
  record Prompt(int id, PromptKind kind, String label, @Nullable String detail)
      implements SignInMessage {}

  /// The person's answer to the open prompt.
  ///
  /// Its value may be a password. Whoever takes it wipes it.
  final class Answer implements SignInMessage {
    /// Longest value.
    public static final int MAX_CHARACTERS = 1024;

    private final int id;
    private final char[] value;

    /// Takes the array over.
    public Answer(int id, char[] value) {
      if (value.length > MAX_CHARACTERS) {
        throw new IllegalArgumentException("an answer of " + value.length + " characters");
      }
      this.id = id;
      this.value = value;
    }

    /// Reads an answer from the fields of its message, copying the value out of them.
    public static Answer of(ControlFields fields) throws MalformedException {
      char[] value = fields.characters("value");
      if (value.length > MAX_CHARACTERS) {
        throw new MalformedException("an answer of " + value.length + " characters");
      }
      return new Answer((int) fields.number("id", 0, Integer.MAX_VALUE), value.clone());
    }

    public int id() {
      return id;
    }

    /// The array itself, not a copy.
    public char[] value() {
      return value;
    }

    public void wipe() {
      Arrays.fill(value, '\0');
    }

    @Override
    public String toString() {
      return "Answer[id=" + id + "]";
    }
  }

  /// A try failed. With `triesLeft` 0 the session ends.
  record SignInFailed(int triesLeft) implements SignInMessage {
    /// The one fault that all failures have.
    public static final String FAULT = "os-sign-in-failed";
  }

  /// The person is signed in and may open streams of these modules.
  record SignedIn(String osUser, List<String> modules) implements SignInMessage {
    public SignedIn {
      modules = List.copyOf(modules);
    }
  }
}
