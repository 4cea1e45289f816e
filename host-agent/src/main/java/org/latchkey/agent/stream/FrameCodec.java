package org.latchkey.agent.stream;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.WireReader;
import org.latchkey.protocol.wire.WireWriter;

/// Frames as bytes, without the length that pipes put before them (`docs/sealed-channel.md` §4).
public final class FrameCodec {
  private FrameCodec() {}

  /// Reads one frame. The payload of [Frame.Data] is a view of `bytes`, not a copy.
  public static Frame decode(Bytes bytes) throws RuleBrokenException {
    if (bytes.length() > StreamLimits.MAX_FRAME_BYTES) {
      throw new RuleBrokenException("a frame of " + bytes.length() + " bytes");
    }
    try {
      WireReader reader = new WireReader(bytes);
      int stream = reader.u16();
      FrameKind kind = FrameKind.of(reader.u8());
      if (kind == null) {
        throw new RuleBrokenException("an unknown kind of frame");
      }
      Frame frame = read(stream, kind, reader);
      reader.end();
      return frame;
    } catch (MalformedException | IllegalArgumentException e) {
      throw new RuleBrokenException("malformed frame: " + e.getMessage(), e);
    }
  }

  private static Frame read(int stream, FrameKind kind, WireReader reader)
      throws MalformedException, RuleBrokenException {
    return switch (kind) {
      case OPEN ->
          new Frame.Open(stream, reader.u32(), reader.ascii(reader.u8()), options(reader.rest()));
      case ACCEPTED -> new Frame.Accepted(stream, reader.u32());
      case REFUSED -> new Frame.Refused(stream, FaultNotice.read(reader.rest()));
      case DATA -> new Frame.Data(stream, reader.rest());
      case CREDIT -> new Frame.Credit(stream, reader.u32());
      case CLOSE -> new Frame.Close(stream, notice(reader.rest()));
      case RECEIVED -> received(stream, reader);
    };
  }

  private static Frame received(int stream, WireReader reader)
      throws MalformedException, RuleBrokenException {
    if (stream != StreamLimits.CONTROL_STREAM) {
      throw new RuleBrokenException("a count of frames on stream " + stream);
    }
    return new Frame.Received(reader.u32() << Integer.SIZE | reader.u32());
  }

  private static @Nullable FaultNotice notice(Bytes payload) throws RuleBrokenException {
    return payload.isEmpty() ? null : FaultNotice.read(payload);
  }

  private static String options(Bytes json) throws MalformedException, RuleBrokenException {
    if (json.length() > StreamLimits.MAX_OPTIONS_BYTES) {
      throw new RuleBrokenException("options that are too long");
    }
    if (!json.isEmpty()) {
      var _ = FaultNotice.object(json);
    }
    return new WireReader(json).restAsUtf8();
  }

  /// Writes one frame.
  public static Bytes encode(Frame frame) {
    return write(false, frame).finish();
  }

  /// As [#encode], after its `length u32`, as it stands on pipes.
  static Bytes encodeWithLength(Frame frame) {
    return write(true, frame).finish();
  }

  private static WireWriter write(boolean withLength, Frame frame) {
    return switch (frame) {
      case Frame.Open open -> {
        byte[] options = open.options().getBytes(StandardCharsets.UTF_8);
        yield begin(withLength, open, FrameKind.OPEN, 5 + open.module().length() + options.length)
            .u32(open.credit())
            .u8(open.module().length())
            .ascii(open.module())
            .bytes(options);
      }
      case Frame.Accepted accepted ->
          begin(withLength, accepted, FrameKind.ACCEPTED, 4).u32(accepted.credit());
      case Frame.Refused refused ->
          withNotice(withLength, refused, FrameKind.REFUSED, refused.notice());
      case Frame.Data data ->
          begin(withLength, data, FrameKind.DATA, data.payload().length()).bytes(data.payload());
      case Frame.Credit credit ->
          begin(withLength, credit, FrameKind.CREDIT, 4).u32(credit.bytes());
      case Frame.Close close -> withNotice(withLength, close, FrameKind.CLOSE, close.notice());
      case Frame.Received received ->
          begin(withLength, received, FrameKind.RECEIVED, 8)
              .u32(received.frames() >>> Integer.SIZE)
              .u32(received.frames() & 0xffff_ffffL);
    };
  }

  private static WireWriter withNotice(
      boolean withLength, Frame frame, FrameKind kind, @Nullable FaultNotice notice) {
    Bytes payload = notice == null ? Bytes.EMPTY : notice.toBytes();
    return begin(withLength, frame, kind, payload.length()).bytes(payload);
  }

  /// A writer with exactly the room that this frame needs.
  private static WireWriter begin(
      boolean withLength, Frame frame, FrameKind kind, int payloadBytes) {
    int frameBytes = StreamLimits.FRAME_HEADER_BYTES + payloadBytes;
    WireWriter writer = new WireWriter((withLength ? Integer.BYTES : 0) + frameBytes);
    if (withLength) {
      writer.u32(frameBytes);
    }
    return writer.u16(frame.stream()).u8(kind.code());
  }
}
