package org.latchkey.agent.screen.rfb.reference;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.rfb.StreamTwin;

/// A viewer whose every step the test decides.
public final class ReferenceViewer {
  /// What one rectangle of an update was.
  ///
  /// @param bytes with its header
  public record Seen(int encoding, Rectangle area, int bytes) {}

  /// A message of the server's.
  public sealed interface Message {
    record Update(List<Seen> seen) implements Message {}

    record Fence(int flags, List<Byte> payload) implements Message {}

    record EndOfContinuousUpdates() implements Message {}

    record Bell() implements Message {}

    /// Passed over.
    record CutText() implements Message {}
  }

  /// Writes a message of the viewer's.
  public interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  /// Where its messages go.
  public interface Sink {
    void send(byte... bytes) throws IOException;
  }

  private final Sink sink;
  private final WireInput in;
  private final UpdateDecoder updates;
  private String name = "";

  public ReferenceViewer(StreamTwin stream) {
    this(stream::receive, stream::send);
  }

  public ReferenceViewer(WireInput.Source source, Sink sink) {
    this.sink = sink;
    this.in = new WireInput(source);
    this.updates = new UpdateDecoder(in);
  }

  public void shakeHands() throws IOException {
    Malformed.unless(new String(in.bytes(12), US_ASCII).equals("RFB 003.008\n"), "the version 3.8");
    sink.send("RFB 003.008\n".getBytes(US_ASCII));
    Malformed.unless(in.u16() == 0x0101, "one security type, None");
    sink.send((byte) 1);
    Malformed.unless(in.s32() == 0, "a security result of OK");
    sink.send((byte) 1);
    updates.resize(in.u16(), in.u16());
    in.bytes(16);
    name = new String(in.bytes(in.length()), UTF_8);
  }

  /// Takes effect with the next update, so no request may be open.
  public void setFormat(ViewerFormat wanted) {
    updates.format(wanted);
    send(wanted::writeSetPixelFormat);
  }

  /// The format of the updates to come, when a fence has told that it is in effect.
  public void paintIn(ViewerFormat wanted) {
    updates.format(wanted);
  }

  public void setEncodings(int... encodings) {
    updates.allow(encodings);
    send(out -> {
      out.writeByte(2);
      out.writeByte(0);
      out.writeShort(encodings.length);
      for (int encoding : encodings) {
        out.writeInt(encoding);
      }
    });
  }

  public void request(boolean incremental) {
    request(incremental, new Rectangle(0, 0, width(), height()));
  }

  public void request(boolean incremental, Rectangle area) {
    send(out -> {
      out.writeByte(3);
      out.writeByte(incremental ? 1 : 0);
      out.writeShort(area.x());
      out.writeShort(area.y());
      out.writeShort(area.width());
      out.writeShort(area.height());
    });
  }

  public void key(int keysym, boolean down) {
    send(out -> {
      out.writeByte(4);
      out.writeByte(down ? 1 : 0);
      out.writeShort(0);
      out.writeInt(keysym);
    });
  }

  /// A key by its symbol and its place.
  ///
  /// @param scancode in set 1, bit 7 for keys after 0xe0
  public void extendedKey(int keysym, int scancode, boolean down) {
    send(out -> {
      out.writeByte(255);
      out.writeByte(0);
      out.writeShort(down ? 1 : 0);
      out.writeInt(keysym);
      out.writeInt(scancode);
    });
  }

  public void pointer(int x, int y, int buttons) {
    send(out -> {
      out.writeByte(5);
      out.writeByte(buttons);
      out.writeShort(x);
      out.writeShort(y);
    });
  }

  public void fence(int flags, byte... payload) {
    send(out -> {
      out.writeByte(248);
      out.write(new byte[3]);
      out.writeInt(flags);
      out.writeByte(payload.length);
      out.write(payload);
    });
  }

  /// Answers a fence of the server's with the flags that mean something without SyncNext.
  public void answer(Message.Fence fence) {
    byte[] payload = new byte[fence.payload().size()];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = fence.payload().get(i);
    }
    fence(fence.flags() & 3, payload);
  }

  /// Wants updates of the whole picture without asking, or no longer.
  public void continuousUpdates(boolean enable) {
    send(out -> {
      out.writeByte(150);
      out.writeByte(enable ? 1 : 0);
      out.writeInt(0);
      out.writeShort(width());
      out.writeShort(height());
    });
  }

  /// Wants the screen to have this size, as one screen.
  public void desktopSize(int width, int height) {
    desktopSize(width, height, new Rectangle(0, 0, width, height));
  }

  /// Wants this layout.
  public void desktopSize(int width, int height, Rectangle... screens) {
    send(out -> {
      out.writeByte(251);
      out.writeByte(0);
      out.writeShort(width);
      out.writeShort(height);
      out.writeByte(screens.length);
      out.writeByte(0);
      for (int id = 0; id < screens.length; id++) {
        out.writeInt(id);
        out.writeShort(screens[id].x());
        out.writeShort(screens[id].y());
        out.writeShort(screens[id].width());
        out.writeShort(screens[id].height());
        out.writeInt(0);
      }
    });
  }

  public void send(Content content) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      content.write(new DataOutputStream(bytes));
      sink.send(bytes.toByteArray());
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// Waits for an update and paints it.
  public List<Seen> readUpdate() throws IOException {
    int type = in.u8();
    Malformed.unless(type == 0, "a framebuffer update, not a message of type " + type);
    return updates.read();
  }

  /// Waits for a message, and paints it if it is an update.
  public Message read() throws IOException {
    int type = in.u8();
    return switch (type) {
      case 0 -> new Message.Update(updates.read());
      case 2 -> new Message.Bell();
      case 3 -> {
        in.bytes(3);
        in.bytes(Math.abs(in.s32())); // negative: the extended clipboard
        yield new Message.CutText();
      }
      case 150 -> new Message.EndOfContinuousUpdates();
      case 248 -> fence();
      default -> throw new Malformed("a message of type " + type);
    };
  }

  private Message fence() throws IOException {
    in.bytes(3);
    int flags = in.s32();
    List<Byte> payload = new ArrayList<>();
    for (byte part : in.bytes(in.u8())) {
      payload.add(part);
    }
    return new Message.Fence(flags, payload);
  }

  /// The same, when the type of the message has been read.
  public void paintUpdate() throws IOException {
    updates.read();
  }

  /// For messages that are no updates.
  public WireInput in() {
    return in;
  }

  public int width() {
    return updates.picture().width();
  }

  public int height() {
    return updates.picture().height();
  }

  public String name() {
    return name;
  }

  public Framebuffer picture() {
    return updates.picture();
  }

  public ViewerFormat format() {
    return updates.format();
  }

  /// A copy of the picture in colors, `0x00RRGGBB`.
  public int[] pixels() {
    return updates.picture().colors();
  }

  public int pixel(int x, int y) {
    return updates.picture().color(x, y);
  }

  /// Lock keys that are on: 1 scroll, 2 number, 4 capitals; -1 before the first news.
  public int lockKeys() {
    return updates.lockKeys();
  }

  /// Null before the first.
  public @Nullable CursorShape cursor() {
    return updates.cursor();
  }

  /// What the last ExtendedDesktopSize said, null before the first.
  public @Nullable ScreenLayout layout() {
    return updates.layout();
  }
}
