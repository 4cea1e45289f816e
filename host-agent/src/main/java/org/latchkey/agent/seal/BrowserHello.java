package org.latchkey.agent.seal;

import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.WireReader;
import org.latchkey.protocol.wire.WireWriter;

/// The browser's first message (`docs/sealed-channel.md` §2, line 2).
///
/// ```
/// | "LKC" | version u8 = 1 | purpose u8 | suite list | resumptions u32, only to resume |
/// ```
public record BrowserHello(OpeningPurpose purpose, SuiteList suites) {
  private static final String MARK = "LKC";

  public static BrowserHello read(Bytes message) throws MalformedException {
    WireReader reader = new WireReader(message);
    HostHello.readMark(reader, MARK);
    int code = reader.u8();
    SuiteList suites = SuiteList.read(reader);
    OpeningPurpose purpose = OpeningPurpose.read(code, reader);
    reader.end();
    return new BrowserHello(purpose, suites);
  }

  public Bytes toBytes() {
    WireWriter writer = new WireWriter().ascii(MARK).u8(HostHello.VERSION).u8(purpose.code());
    suites.write(writer);
    purpose.writeCount(writer);
    return writer.toBytes();
  }
}
