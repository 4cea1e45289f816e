package org.latchkey.agent.screen.rfb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.latchkey.agent.screen.capture.Rectangle;

/// A viewer written from RFC 6143 and the Tight description alone, sharing no code with the server.
/// Checks the server's rules as it goes, and keeps the picture as `0x00RRGGBB`.
public final class ReferenceViewer {
  /// What one update contained.
  public record Seen(int encoding, Rectangle area, int bytes) {}

  private final StreamTwin stream;
  private final ReferenceTight tight = new ReferenceTight(this);
  private int width;
  private int height;
  private int[] pixels = new int[0];
  private ViewerFormat format = ViewerFormat.SERVER;
  private String name = "";
  private int read;
  private List<Integer> cursor = List.of();

  public ReferenceViewer(StreamTwin stream) {
    this.stream = stream;
  }

  public void shakeHands() throws IOException {
    check(new String(bytes(12), US_ASCII).equals("RFB 003.008\n"), "version");
    stream.send("RFB 003.008\n".getBytes(US_ASCII));
    check(u16() == 0x0101, "one security type, None");
    stream.send((byte) 1);
    check(s32() == 0, "security result");
    stream.send((byte) 1);
    resize(u16(), u16());
    bytes(16);
    name = new String(bytes(s32()), UTF_8);
  }

  public void setFormat(ViewerFormat wanted) {
    format = wanted;
    stream.send(message(out -> wanted.writeSetPixelFormat(out)));
  }

  public void setEncodings(int... encodings) {
    stream.send(
        message(out -> {
          out.writeByte(2);
          out.writeByte(0);
          out.writeShort(encodings.length);
          for (int encoding : encodings) {
            out.writeInt(encoding);
          }
        }));
  }

  public void request(boolean incremental) {
    request(incremental, new Rectangle(0, 0, width, height));
  }

  public void request(boolean incremental, Rectangle area) {
    stream.send(
        message(out -> {
          out.writeByte(3);
          out.writeByte(incremental ? 1 : 0);
          out.writeShort(area.x());
          out.writeShort(area.y());
          out.writeShort(area.width());
          out.writeShort(area.height());
        }));
  }

  public void key(int keysym, boolean down) {
    stream.send(
        message(out -> {
          out.writeByte(4);
          out.writeByte(down ? 1 : 0);
          out.writeShort(0);
          out.writeInt(keysym);
        }));
  }

  public void pointer(int x, int y, int buttons) {
    stream.send(
        message(out -> {
          out.writeByte(5);
          out.writeByte(buttons);
          out.writeShort(x);
          out.writeShort(y);
        }));
  }

  /// Waits for an update and paints it.
  public List<Seen> readUpdate() throws IOException {
    check(u8() == 0, "a framebuffer update");
    bytes(1);
    int count = u16();
    check(count > 0, "an update of something");
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Rectangle area = new Rectangle(u16(), u16(), u16(), u16());
      int encoding = s32();
      int before = read;
      decode(area, encoding, i == count - 1);
      seen.add(new Seen(encoding, area, read - before));
    }
    return seen;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public String name() {
    return name;
  }

  /// A copy of the picture.
  public int[] pixels() {
    return pixels.clone();
  }

  public int pixel(int x, int y) {
    return pixels[y * width + x];
  }

  /// The cursor's pixels, -1 where it is transparent; empty before the first.
  public List<Integer> cursor() {
    return cursor;
  }

  private void decode(Rectangle area, int encoding, boolean last) throws IOException {
    switch (encoding) {
      case 0 -> raw(area);
      case 1 -> copy(area, u16(), u16());
      case 7 -> tight.decode(area, format);
      case -239 -> cursor(area);
      case -223 -> {
        check(last, "the size comes last");
        resize(area.width(), area.height());
      }
      default -> throw new AssertionError("encoding " + encoding + " was not asked for");
    }
  }

  private void raw(Rectangle area) throws IOException {
    for (int y = area.y(); y < area.bottom(); y++) {
      for (int x = area.x(); x < area.right(); x++) {
        set(x, y, format.read(this));
      }
    }
  }

  private void copy(Rectangle area, int fromX, int fromY) {
    int[] before = pixels.clone();
    for (int y = 0; y < area.height(); y++) {
      for (int x = 0; x < area.width(); x++) {
        check(fromX + x < width && fromY + y < height, "a copy from inside");
        set(area.x() + x, area.y() + y, before[(fromY + y) * width + fromX + x]);
      }
    }
  }

  private void cursor(Rectangle area) throws IOException {
    check(area.x() <= area.width() && area.y() <= area.height(), "a hotspot inside");
    List<Integer> colors = new ArrayList<>();
    for (int i = 0; i < area.pixels(); i++) {
      colors.add(format.read(this));
    }
    for (int y = 0; y < area.height(); y++) {
      byte[] mask = bytes((area.width() + 7) / 8);
      for (int x = 0; x < area.width(); x++) {
        if ((mask[x / 8] >>> (7 - x % 8) & 1) == 0) {
          colors.set(y * area.width() + x, -1);
        }
      }
    }
    cursor = colors;
  }

  void set(int x, int y, int color) {
    check(x < width && y < height, "a pixel inside the picture");
    pixels[y * width + x] = color;
  }

  int u8() throws IOException {
    return bytes(1)[0] & 0xff;
  }

  int u16() throws IOException {
    return u8() << 8 | u8();
  }

  int s32() throws IOException {
    return u16() << 16 | u16();
  }

  byte[] bytes(int count) throws IOException {
    read += count;
    return stream.receive(count);
  }

  private void resize(int width, int height) {
    this.width = width;
    this.height = height;
    pixels = new int[width * height];
  }

  static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("the server must send " + what);
    }
  }

  interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  static byte[] message(Content content) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      content.write(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
