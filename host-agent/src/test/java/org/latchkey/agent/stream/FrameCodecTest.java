package org.latchkey.agent.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.wire.Bytes;

class FrameCodecTest {
  private static final List<Frame> ONE_OF_EACH =
      List.of(
          new Frame.Open(7, 1_048_576, "screen", "{\"depth\":24}"),
          new Frame.Open(65_535, 0, "x", ""),
          new Frame.Accepted(7, 262_144),
          new Frame.Refused(7, new FaultNotice("module-refused", "not for you")),
          new Frame.Data(0, Bytes.fromHex("7b7d")),
          new Frame.Credit(7, 4_294_967_295L),
          new Frame.Close(7, null),
          new Frame.Close(7, new FaultNotice("internal", null)),
          new Frame.Received(5_000_000_000L));

  @Test
  void everyFrameComesBackAsItWent() throws RuleBrokenException {
    for (Frame frame : ONE_OF_EACH) {
      assertEquals(frame, FrameCodec.decode(FrameCodec.encode(frame)));
    }
  }

  @Test
  void framesLieOnTheWireAsTheDocumentSays() {
    assertEquals(
        "0007" + "01" + "00100000" + "06" + "73637265656e",
        FrameCodec.encode(new Frame.Open(7, 1_048_576, "screen", "")).toHex());
    assertEquals("000704ff", FrameCodec.encode(new Frame.Data(7, Bytes.fromHex("ff"))).toHex());
    assertEquals("000706", FrameCodec.encode(new Frame.Close(7, null)).toHex());
    assertEquals("00070500000001", FrameCodec.encode(new Frame.Credit(7, 1)).toHex());
    assertEquals(
        "000007" + "0000000100000002",
        FrameCodec.encode(new Frame.Received(0x1_0000_0002L)).toHex());
  }

  @Test
  void aTruncatedFrameIsRefusedUnlessItIsAShorterOneOfItsKind() {
    for (Frame frame : ONE_OF_EACH) {
      Bytes whole = FrameCodec.encode(frame);
      for (int length = 0; length < fixedBytes(frame); length++) {
        Bytes part = whole.slice(0, length);
        assertThrows(RuleBrokenException.class, () -> FrameCodec.decode(part), frame.toString());
      }
    }
  }

  private static int fixedBytes(Frame frame) {
    return switch (frame) {
      case Frame.Open open -> 8 + open.module().length();
      case Frame.Accepted _, Frame.Credit _ -> 7;
      case Frame.Refused refused -> FrameCodec.encode(refused).length();
      case Frame.Data _ -> 4;
      case Frame.Close _ -> 3;
      case Frame.Received _ -> 11;
    };
  }

  @Test
  void trailingBytesAreRefused() {
    assertRefused("00070200000001" + "00");
    assertRefused("00070500000001" + "00");
  }

  @Test
  void absurdFieldsAreRefused() {
    assertRefused("00070500000000");
    assertRefused("000704");
    assertRefused("0007" + "00");
    assertRefused("0007" + "08");
    assertRefused("0007" + "07" + "0000000000000001");
    assertRefused("0000" + "07" + "0020000000000000");
    assertRefused("0000" + "07" + "8000000000000000");
    assertRefused("0000" + "07" + "000000000000000100");
    assertRefused("0000" + "01" + "00000000" + "01" + "78");
    assertRefused("0000" + "06");
    assertRefused("0007" + "01" + "00000000" + "00");
    assertRefused("0007" + "01" + "00000000" + "ff" + "78");
    assertRefused("0007" + "01" + "00000000" + "01" + "58");
    assertRefused("0007" + "01" + "00000000" + "01" + "78" + "5b5d");
    assertRefused("0007" + "01" + "00000000" + "01" + "78" + "7b7d7b7d");
    assertRefused("0007" + "06" + "7b7d");
    assertRefused("0007" + "03");
  }

  @Test
  void aFrameLongerThanARecordIsRefused() {
    Bytes tooLong = Bytes.view(new byte[StreamLimits.MAX_FRAME_BYTES + 1]);
    assertThrows(RuleBrokenException.class, () -> FrameCodec.decode(tooLong));
  }

  @Test
  void aNoticeIsNeverSentLongerThanItMayBeRead() throws RuleBrokenException {
    FaultNotice notice = new FaultNotice("internal", "\u0001".repeat(100_000));
    assertEquals(notice, FaultNotice.read(notice.toBytes()));
  }

  private static void assertRefused(String hex) {
    assertThrows(RuleBrokenException.class, () -> FrameCodec.decode(Bytes.fromHex(hex)), hex);
  }
}
