package org.latchkey.agent.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.OutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.wire.Bytes;

class PipeFramesTest {
  private static PipeFrames reading(String hex) {
    return new PipeFrames(
        new ByteArrayInputStream(HexFormat.of().parseHex(hex)), OutputStream.nullOutputStream());
  }

  @Test
  void aFrameIsPrecededByItsLength() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PipeFrames pipe = new PipeFrames(new ByteArrayInputStream(new byte[0]), out);
    pipe.send(new Frame.Data(1, Bytes.fromHex("aabb")));
    pipe.close();
    assertEquals("00000005" + "000104aabb", HexFormat.of().formatHex(out.toByteArray()));
  }

  @Test
  void framesAreReadOneByOneUntilTheEnd() throws Exception {
    try (PipeFrames pipe = reading("00000004" + "000104aa" + "00000003" + "000106")) {
      assertEquals(new Frame.Data(1, Bytes.fromHex("aa")), pipe.receive());
      assertEquals(new Frame.Close(1, null), pipe.receive());
      assertNull(pipe.receive());
    }
  }

  @Test
  void aPipeThatEndsInsideAFrameIsAnError() {
    String whole = "00000004" + "000104aa";
    for (int length = 1; length < whole.length() / 2; length++) {
      String part = whole.substring(0, 2 * length);
      assertThrows(EOFException.class, () -> reading(part).receive(), part);
    }
  }

  @Test
  void anAbsurdLengthIsRefusedBeforeAnythingIsAllocated() {
    assertThrows(RuleBrokenException.class, () -> reading("ffffffff").receive());
    assertThrows(RuleBrokenException.class, () -> reading("0000fff0").receive());
    assertThrows(RuleBrokenException.class, () -> reading("00000002" + "0001").receive());
  }
}
