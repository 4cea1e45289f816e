package org.latchkey.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WireTest {
  private static WireReader reader(String hex) {
    return new WireReader(Bytes.fromHex(hex));
  }

  @Test
  void integersAreUnsignedAndBigEndian() throws MalformedException {
    WireReader reader = reader("ff" + "0102" + "ffffffff");
    assertEquals(255, reader.u8());
    assertEquals(258, reader.u16());
    assertEquals(4_294_967_295L, reader.u32());
    reader.end();
  }

  @Test
  void theWriterMakesWhatTheReaderReads() {
    WireWriter writer = new WireWriter(1).u8(255).u16(258).u32(4_294_967_295L).ascii("ok");
    assertEquals("ff0102ffffffff6f6b", writer.toBytes().toHex());
  }

  @Test
  void everyTruncationIsMalformed() throws MalformedException {
    String whole = "01" + "0203" + "04050607" + "0809";
    for (int length = 0; length < whole.length() / 2; length++) {
      WireReader reader = reader(whole.substring(0, 2 * length));
      assertThrows(
          MalformedException.class,
          () -> {
            reader.u8();
            reader.u16();
            reader.u32();
            reader.bytes(2);
          });
    }
  }

  @Test
  void leftOverBytesAreMalformed() {
    assertThrows(MalformedException.class, reader("00")::end);
  }

  @Test
  void aLengthBeyondTheBytesIsRefusedBeforeAnythingIsAllocated() {
    assertThrows(MalformedException.class, () -> reader("00").bytes(Integer.MAX_VALUE));
    assertThrows(MalformedException.class, () -> reader("00").bytes(-1));
  }

  @Test
  void textMustBeWhatItSays() {
    assertThrows(MalformedException.class, () -> reader("80").ascii(1));
    assertThrows(MalformedException.class, () -> reader("c328").restAsUtf8());
  }

  @Test
  void aValueThatDoesNotFitItsFieldIsOurMistake() {
    assertThrows(IllegalArgumentException.class, () -> new WireWriter().u8(256));
    assertThrows(IllegalArgumentException.class, () -> new WireWriter().u16(-1));
    assertThrows(IllegalArgumentException.class, () -> new WireWriter().u32(1L << 32));
    assertThrows(IllegalArgumentException.class, () -> new WireWriter().ascii("é"));
  }

  @Test
  void bytesAreComparedByContentAndNeverShown() {
    Bytes part = Bytes.view(new byte[] {1, 2, 3, 4}, 1, 2);
    assertEquals(Bytes.fromHex("0203"), part);
    assertEquals(Bytes.fromHex("0203").hashCode(), part.hashCode());
    assertFalse(part.equals(Bytes.fromHex("0204")));
    assertEquals("2 bytes", part.toString());
    assertThrows(IndexOutOfBoundsException.class, () -> part.at(2));
  }

  @Test
  void aWriterIsNotChangedThroughWhatItGaveAway() {
    WireWriter writer = new WireWriter(1).u8(1);
    writer.toByteArray()[0] = 9;
    assertTrue(Bytes.fromHex("01").equals(writer.toBytes()));
  }
}
