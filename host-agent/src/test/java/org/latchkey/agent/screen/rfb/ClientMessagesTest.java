package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.screen.capture.Rectangle;

class ClientMessagesTest {
  private static final InputExtensions EVERYTHING = new InputExtensions(true, true, true, true);
  private static final String SET_PIXEL_FORMAT =
      "00 000000 20 18 00 01 00ff 00ff 00ff 00 08 10 000000";
  private static final String SET_ENCODINGS = "02 00 0003 00000007 00000001 ffffff11";
  private static final String REQUEST = "03 01 0001 0002 0500 0400";
  private static final String KEY = "04 01 0000 0000ff0d";
  private static final String POINTER = "05 05 0102 0304";
  private static final String MORE_BUTTONS = "05 85 0102 0304 02";
  private static final String EXTENDED_KEY = "ff 00 0001 0000ff0d 0000009c";
  private static final String FENCE = "f8 000000 80000005 02 abcd";
  private static final String CONTINUOUS_UPDATES = "96 01 0001 0002 0500 0400";
  private static final String DESKTOP_SIZE =
      "fb 00 0500 0400 01 00 00000007 0000 0000 0500 0400 00000001";
  private static final String CUT_TEXT = "06 000000 00000003 616263";

  @Test
  void eachMessageIsReadAsTheRfcLaysItOut() throws Exception {
    PixelFormat novnc = new PixelFormat(32, 24, false, 255, 255, 255, 0, 8, 16);
    assertEquals(new SetPixelFormat(novnc), read(SET_PIXEL_FORMAT));
    assertEquals(new SetEncodings(List.of(7, 1, -239)), read(SET_ENCODINGS));
    assertEquals(
        new FramebufferUpdateRequest(true, new Rectangle(1, 2, 0x500, 0x400)), read(REQUEST));
    assertEquals(new KeyEvent(true, 0xff0d), read(KEY));
    assertEquals(new PointerEvent(5, 0x102, 0x304), read(POINTER));
    assertEquals(new PointerEvent(0x105, 0x102, 0x304), read(MORE_BUTTONS));
    assertEquals(new ExtendedKeyEvent(true, 0xff0d, 0x9c), read(EXTENDED_KEY));
    assertEquals(new ClientCutText("abc"), read(CUT_TEXT));
    assertEquals(
        new EnableContinuousUpdates(true, new Rectangle(1, 2, 0x500, 0x400)),
        read(CONTINUOUS_UPDATES));
    assertInstanceOf(ClientFence.class, read(FENCE));
    assertEquals(
        new SetDesktopSize(0x500, 0x400, List.of(new Rectangle(0, 0, 0x500, 0x400))),
        read(DESKTOP_SIZE));
  }

  @Test
  void everyTruncationIsAnEndInsideAMessage() throws Exception {
    for (String message :
        List.of(
            SET_PIXEL_FORMAT,
            SET_ENCODINGS,
            REQUEST,
            KEY,
            EXTENDED_KEY,
            POINTER,
            MORE_BUTTONS,
            CUT_TEXT,
            FENCE,
            CONTINUOUS_UPDATES,
            DESKTOP_SIZE)) {
      byte[] whole = bytes(message);
      assertNull(read(new byte[0]));
      for (int length = 1; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThrows(EOFException.class, () -> read(cut), message + " cut to " + length);
      }
    }
  }

  @Test
  void absurdLengthsAndUnknownTypesAreFaultsBeforeAnythingIsRead() {
    assertThrows(RfbFault.class, () -> read("02 00 ffff"));
    assertThrows(RfbFault.class, () -> read("06 000000 ffffffff"));
    assertThrows(RfbFault.class, () -> read("06 000000 80000000"));
    assertThrows(RfbFault.class, () -> read("06 000000 fefffffe"));
    assertThrows(RfbFault.class, () -> read("06 000000 01000001"));
    assertThrows(RfbFault.class, () -> read("f8 000000 80000000 41"));
    assertThrows(RfbFault.class, () -> read("01"));
    assertThrows(RfbFault.class, () -> read("fe"));
    assertThrows(RfbFault.class, () -> read("ff 01"));
    assertThrows(RfbFault.class, () -> read("05 80 0000 0000 04"));
    assertThrows(RfbFault.class, () -> read("fb 00 0500 0400 11 00"));
  }

  @Test
  void impossiblePixelFormatsAreFaults() {
    for (String format :
        List.of(
            "18 18 00 01 00ff 00ff 00ff 00 08 10 000000", // 24 bits a pixel
            "20 21 00 01 00ff 00ff 00ff 00 08 10 000000", // deeper than wide
            "20 00 00 01 00ff 00ff 00ff 00 08 10 000000", // no depth
            "20 18 00 00 00ff 00ff 00ff 00 08 10 000000", // color map
            "20 18 00 01 00fe 00ff 00ff 00 08 10 000000", // not a power of two less one
            "20 18 00 01 0000 00ff 00ff 00 08 10 000000", // no red
            "20 18 00 01 00ff 00ff 00ff 00 08 ff 000000", // shifted out
            "20 18 00 01 00ff 00ff 00ff 00 07 10 000000", // overlap
            "08 08 00 01 00ff 0007 0003 00 03 06 000000")) { // too wide for the pixel
      assertThrows(RfbFault.class, () -> read("00 000000 " + format), format);
    }
  }

  @Test
  void encodingsAreTakenFromTheListAndUnknownOnesIgnored() {
    Encodings listed = Encodings.of(List.of(7, 1, -26, -254, 0x574d5664, -223, -239));
    assertEquals(PixelEncoding.TIGHT, listed.pixels());
    assertTrue(listed.copyRectangle());
    assertEquals(Optional.of(CursorForm.VMWARE), listed.cursor());
    assertTrue(listed.desktopSize());
    assertEquals(OptionalInt.of(6), listed.quality());
    assertEquals(2, listed.compression());
    assertEquals(PixelEncoding.RAW, Encodings.NONE.pixels());
    assertEquals(OptionalInt.empty(), Encodings.NONE.quality());
  }

  @Test
  void pixelsAreSentInTheEncodingThatTheViewerNamesFirst() {
    assertEquals(PixelEncoding.ZRLE, Encodings.of(List.of(1, 2, 16, 7, 5, 0)).pixels());
    assertEquals(PixelEncoding.HEXTILE, Encodings.of(List.of(6, 5, 7)).pixels());
    assertEquals(PixelEncoding.RAW, Encodings.of(List.of(0, 7)).pixels());
    assertEquals(PixelEncoding.RAW, Encodings.of(List.of(1, 2, -239)).pixels());
  }

  @Test
  void aViewerWithoutMoreButtonsSendsTheEighthAsABit() throws Exception {
    StreamTwin stream = new StreamTwin(0);
    stream.send(bytes("05 81 0102 0304"));
    assertEquals(
        new PointerEvent(0x81, 0x102, 0x304),
        ClientMessages.next(new RfbReader(stream), InputExtensions.NONE));
  }

  @Test
  void aKeyIsNeverShown() {
    assertFalse(new KeyEvent(true, 0x70).toString().contains("70"));
    assertFalse(new ExtendedKeyEvent(true, 0x70, 0x70).toString().contains("70"));
  }

  private static @Nullable ClientMessage read(String hex) throws IOException, RfbFault {
    return read(bytes(hex));
  }

  private static @Nullable ClientMessage read(byte[] bytes) throws IOException, RfbFault {
    StreamTwin stream = new StreamTwin(0);
    stream.send(bytes);
    stream.closeViewerSide();
    RfbReader in = new RfbReader(stream);
    ClientMessage message = ClientMessages.next(in, EVERYTHING);
    assertTrue(in.atEnd());
    return message;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
