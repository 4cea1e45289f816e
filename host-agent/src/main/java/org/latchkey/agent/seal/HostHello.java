package org.latchkey.agent.seal;

import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.WireReader;
import org.latchkey.protocol.wire.WireWriter;

/// The first message on a carrier, from the host (`docs/sealed-channel.md` §2, line 1).
///
/// ```
/// | "LKH" | version u8 = 1 | suite list | resumptions u32, only to resume |
/// ```
///
/// @param purpose what the host was offered this carrier for
public record HostHello(SuiteList suites, OpeningPurpose purpose) {
  private static final String MARK = "LKH";
  static final int VERSION = 1;

  public static HostHello read(Bytes message) throws MalformedException {
    WireReader reader = new WireReader(message);
    readMark(reader, MARK);
    SuiteList suites = SuiteList.read(reader);
    OpeningPurpose purpose =
        reader.remaining() == 0
            ? new OpeningPurpose.Open()
            : new OpeningPurpose.Resume(reader.u32());
    reader.end();
    return new HostHello(suites, purpose);
  }

  public Bytes toBytes() {
    WireWriter writer = new WireWriter().ascii(MARK).u8(VERSION);
    suites.write(writer);
    purpose.writeCount(writer);
    return writer.toBytes();
  }

  static void readMark(WireReader reader, String mark) throws MalformedException {
    if (!reader.ascii(mark.length()).equals(mark)) {
      throw new MalformedException("a hello without its mark");
    }
    int version = reader.u8();
    if (version != VERSION) {
      throw new MalformedException("a hello of version " + version);
    }
  }
}
