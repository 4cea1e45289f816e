package org.latchkey.agent.screen.x11;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.screen.clipboard.Clipboard;

/// The clipboard of a real X server, shared with a program that is not ours (xclip).
@Tag("slow")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class X11ClipboardTest {
  private static final String SHORT = "é€Жß漢\ud83d\ude00\nnext line\n";

  @TempDir private Path directory;
  private final BlockingQueue<Optional<String>> fetched = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
  private Xvfb xvfb;
  private X11Clipboard clipboard;

  @BeforeEach
  void start() throws IOException {
    xvfb = Xvfb.start(320, 200);
    clipboard = new X11Clipboard(xvfb.connect());
    clipboard.listen(
        new Clipboard.Listener() {
          @Override
          public void changed() {
            changes.add(clipboard.hasText());
          }

          @Override
          public void fetched(@Nullable String text) {
            fetched.add(Optional.ofNullable(text));
          }
        });
  }

  @AfterEach
  void end() throws IOException {
    clipboard.close();
    xvfb.close();
  }

  @Test
  void whatAProgramCopiesIsToldAndFetched() throws Exception {
    assertFalse(clipboard.hasText());
    copy(SHORT, "UTF8_STRING");
    assertEquals(Optional.of(SHORT), fetch());
  }

  @Test
  void aLongTextComesInPieces() throws Exception {
    String text = someText(300_000);
    copy(text, "UTF8_STRING");
    assertEquals(Optional.of(text), fetch());
  }

  @Test
  void aProgramThatKnowsOnlyLatinIsUnderstood() throws Exception {
    Path file = directory.resolve("latin");
    Files.write(file, new byte[] {'d', (byte) 0xe9, 'j', (byte) 0xe0});
    copy(file, "STRING");
    assertEquals(Optional.of("déjà"), fetch());
  }

  @Test
  void aTextThatIsTooLongIsNone() throws Exception {
    copy("x".repeat(Clipboard.LIMIT_BYTES + 1), "UTF8_STRING");
    assertEquals(Optional.empty(), fetch());
    copy("x".repeat(Clipboard.LIMIT_BYTES), "UTF8_STRING");
    assertEquals(Clipboard.LIMIT_BYTES, fetch().orElseThrow().length());
  }

  @Test
  void whatIsNoTextIsNone() throws Exception {
    copy("<p>", "text/html");
    assertEquals(Optional.empty(), fetch());
    Path file = directory.resolve("broken");
    Files.write(file, new byte[] {(byte) 0xc3, 0x28});
    copy(file, "UTF8_STRING");
    assertEquals(Optional.empty(), fetch());
  }

  @Test
  void whatTheViewerOffersIsPasted() throws Exception {
    clipboard.offer(SHORT);
    assertEquals(SHORT, paste("UTF8_STRING"));
    assertEquals(SHORT, paste("text/plain;charset=utf-8"));
    String long1 = someText(1_000_000);
    clipboard.offer(long1);
    assertEquals(long1, paste("UTF8_STRING"));
    assertTrue(changes.isEmpty(), "its own change is none");
  }

  @Test
  void aProgramLearnsInWhichFormsThereIsAText() throws Exception {
    clipboard.offer("a");
    String targets = paste("TARGETS");
    assertTrue(targets.contains("UTF8_STRING") && targets.contains("STRING"), targets);
    assertTrue(Long.parseLong(paste("TIMESTAMP").strip()) > 0);
  }

  @Test
  void whatAnotherProgramCopiesTakesThePlaceOfTheOffer() throws Exception {
    clipboard.offer("ours");
    assertEquals("ours", paste("UTF8_STRING"));
    copy("theirs", "UTF8_STRING");
    assertEquals(Optional.of("theirs"), fetch());
  }

  @Test
  void theViewerMayHaveItsOwnTextBack() throws Exception {
    clipboard.offer("ours");
    assertEquals(Optional.of("ours"), fetch());
  }

  /// It says that it has the clipboard and never answers.
  @Test
  void aProgramThatNeverAnswersIsGivenUp() throws Exception {
    try (SilentOwner owner = new SilentOwner(xvfb.connect())) {
      owner.take();
      assertEquals(true, changes.poll(60, TimeUnit.SECONDS));
      assertEquals(Optional.empty(), fetch());
    }
    assertEquals(false, changes.poll(60, TimeUnit.SECONDS));
    copy("later", "UTF8_STRING");
    assertEquals(Optional.of("later"), fetch());
  }

  /// They ask for a long text and take no piece of it.
  @Test
  void programsThatAskAndNeverTakeDoNotHoldUpOthers() throws Exception {
    String text = someText(500_000);
    clipboard.offer(text);
    try (SilentOwner asking = new SilentOwner(xvfb.connect())) {
      asking.askOften(SelectionOffer.MOST_TRANSFERS - 1);
      assertEquals(text, paste("UTF8_STRING"));
      assertEquals(text, paste("UTF8_STRING"));
    }
  }

  @Test
  void aServerThatGoesAwayEndsItQuietly() throws Exception {
    xvfb.kill();
    clipboard.close();
  }

  private void copy(String text, String form) throws Exception {
    Path file = directory.resolve("copied");
    Files.writeString(file, text);
    copy(file, form);
  }

  private void copy(Path file, String form) throws Exception {
    changes.clear();
    var _ =
        xvfb.run("xclip", "-selection", "clipboard", "-quiet", "-target", form, "-i", file + "");
    while (!Boolean.TRUE.equals(changes.poll(60, TimeUnit.SECONDS))) {
      assertTrue(changes.isEmpty() || changes.peek() != null);
    }
  }

  private Optional<String> fetch() throws InterruptedException {
    clipboard.fetch();
    return fetched.poll(90, TimeUnit.SECONDS);
  }

  private String paste(String form) throws Exception {
    Path file = directory.resolve("pasted");
    String command = "xclip -selection clipboard -target '" + form + "' -o > " + file;
    Process program = xvfb.run("sh", "-c", command);
    assertEquals(0, program.waitFor());
    return Files.readString(file, UTF_8);
  }

  private static String someText(int bytes) {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    while (text.length() < bytes) {
      text.append((char) ('a' + random.nextInt(26))).append(random.nextInt(70) == 0 ? "\n" : "");
    }
    return text.substring(0, bytes);
  }
}
