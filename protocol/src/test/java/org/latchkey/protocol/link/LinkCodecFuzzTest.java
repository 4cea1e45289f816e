package org.latchkey.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.latchkey.protocol.wire.MalformedException;

class LinkCodecFuzzTest {
  @FuzzTest(maxDuration = "5s")
  void aMessageIsMalformedOrReadAsItIsWritten(byte[] data) throws MalformedException {
    LinkMessage read;
    try {
      read = LinkCodec.read(new String(data, StandardCharsets.UTF_8));
    } catch (MalformedException _) {
      return;
    }
    LinkMessage answer = read instanceof Unrecognized unknown ? unknown.answer() : read;
    // A time is written in milliseconds only, so one pass may round it; a second changes nothing.
    LinkMessage once = LinkCodec.read(LinkCodec.write(answer));
    assertEquals(once, LinkCodec.read(LinkCodec.write(once)));
  }
}
