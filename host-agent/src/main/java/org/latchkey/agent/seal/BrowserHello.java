package org.latchkey.agent.seal;

import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.WireReader;
import org.latchkey.protocol.wire.WireWriter;

/// The browser's first message (`docs/sealed-channel.md` §2, line 2).
///
/// ```
/// | "LKC" | version u8 = 1 | purpose u8 | suite list |
/// ```
public record BrowserHello(OpeningPurpose purpose, SuiteList suites) {
  private static final String MARK = "LKC";

  public static BrowserHello read(Bytes message) throws MalformedException {
    WireReader reader = new WireReader(message);
    HostHello.readMark(reader, MARK);
    BrowserHello hello = new BrowserHello(OpeningPurpose.of(reader.u8()), SuiteList.read(reader));
    reader.end();
    return hello;
  }

  public Bytes toBytes() {
    WireWriter writer = new WireWriter().ascii(MARK).u8(HostHello.VERSION).u8(purpose.code());
    suites.write(writer);
    return writer.toBytes();
  }
}
