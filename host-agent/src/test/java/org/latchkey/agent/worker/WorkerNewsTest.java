package org.latchkey.agent.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.agent.stream.Frame;
import org.latchkey.protocol.wire.Bytes;

class WorkerNewsTest {
  static List<WorkerNews> news() {
    return List.of(
        new WorkerNews.Active(),
        new WorkerNews.Locks(),
        new WorkerNews.Locked(),
        new WorkerNews.LockFailed("ä \"quoted\"\nreason"));
  }

  @ParameterizedTest
  @MethodSource("news")
  void isReadAsItWasWritten(WorkerNews news) {
    assertEquals(news, WorkerNews.read(news.json()));
    assertEquals(new Frame.Data(0, news.json()), news.frame());
  }

  @ParameterizedTest
  @MethodSource("news")
  void noTruncationIsNews(WorkerNews news) {
    byte[] whole = news.json().toArray();
    for (int length = 0; length < whole.length; length++) {
      assertNull(WorkerNews.read(Bytes.view(Arrays.copyOf(whole, length))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"fireworks\"}",
        "{\"type\":\"lock-failed\"}",
        "{\"type\":\"lock-failed\",\"reason\":7}",
        "{\"type\":7}",
        "[]"
      })
  void anotherMessageIsNone(String json) {
    assertNull(WorkerNews.read(Bytes.view(json.getBytes(UTF_8))));
  }

  @Test
  void aMessageThatIsTooLongIsNone() {
    assertNull(WorkerNews.read(new WorkerNews.LockFailed("x".repeat(60_000)).json()));
  }
}
