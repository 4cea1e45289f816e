package org.latchkey.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

final class RequestAddressTest {
  private static String of(byte... address) throws UnknownHostException {
    return RequestAddress.of(new InetSocketAddress(InetAddress.getByAddress(address), 1)).text();
  }

  @Test
  void addressesHaveOneForm() throws UnknownHostException {
    assertEquals("192.0.2.7", of((byte) 192, (byte) 0, (byte) 2, (byte) 7));
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 255;
    mapped[11] = (byte) 255;
    mapped[15] = 1;
    assertEquals("0.0.0.1", of(mapped));
    byte[] six = new byte[16];
    six[0] = 0x20;
    six[1] = 1;
    six[15] = 1;
    assertEquals("2001:0:0:0:0:0:0:1", of(six));
  }

  @Test
  void noAddressIsUnknown() {
    assertEquals("unknown", RequestAddress.of(InetSocketAddress.createUnresolved("x", 1)).text());
  }
}
