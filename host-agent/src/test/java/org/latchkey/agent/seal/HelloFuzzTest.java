package org.latchkey.agent.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.WireReader;

class HelloFuzzTest {
  @FuzzTest(maxDuration = "5s")
  void aBrowsersHelloIsMalformedOrWrittenAsItWasRead(byte[] data) {
    Bytes message = Bytes.copyOf(data);
    try {
      assertEquals(message, BrowserHello.read(message).toBytes());
    } catch (MalformedException _) {
      // the only way to fail
    }
  }

  @FuzzTest(maxDuration = "5s")
  void aHostsHelloIsMalformedOrWrittenAsItWasRead(byte[] data) {
    Bytes message = Bytes.copyOf(data);
    try {
      assertEquals(message, HostHello.read(message).toBytes());
    } catch (MalformedException _) {
      // the only way to fail
    }
  }

  @FuzzTest(maxDuration = "5s")
  void aSuiteListIsMalformedOrChoosesWhatBothHave(byte[] data) {
    try {
      SuiteList list = SuiteList.read(new WireReader(Bytes.copyOf(data)));
      boolean common = list.numbers().contains(Suite.NOISE_NK_25519_AESGCM_SHA256.number());
      assertEquals(common, SuiteList.all().chooseFor(list).isPresent());
    } catch (MalformedException _) {
      // the only way to fail
    }
  }
}
