package org.latchkey.agent.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.platform.Identity;
import org.latchkey.protocol.Spec;

@Spec("A17")
class ThreadCredentialsTest {
  private static final Identity ANNA = new Identity(1000, 1000, List.of(27L, 1000L));

  private static ThreadCredentials status(String uid, String gid, String groups, String effective)
      throws IOException {
    return ThreadCredentials.read(
        List.of(
            "Name:\tjava",
            "Uid:\t" + uid,
            "Gid:\t" + gid,
            "Groups:\t" + groups,
            "CapPrm:\t0000000000000000",
            "CapEff:\t" + effective));
  }

  @Test
  void aThreadThatIsTheUserThroughoutIsAccepted() throws Exception {
    ThreadCredentials dropped =
        status("1000\t1000\t1000\t1000", "1000 1000 1000 1000", "1000 27 ", "0000000000000000");
    assertTrue(dropped.areExactly(ANNA));
  }

  @Test
  void anyRemainderOfRootIsNot() throws Exception {
    String user = "1000\t1000\t1000\t1000";
    assertFalse(status("1000 1000 0 1000", user, "27 1000", "0").areExactly(ANNA));
    assertFalse(status(user, "1000 1000 0 1000", "27 1000", "0").areExactly(ANNA));
    assertFalse(status(user, user, "0 27 1000", "0").areExactly(ANNA));
    assertFalse(status(user, user, "1000", "0").areExactly(ANNA));
    assertFalse(status(user, user, "27 1000", "000001ffffffffff").areExactly(ANNA));
  }

  @Test
  void theKernelsOwnReportIsRead() throws Exception {
    List<ThreadCredentials> threads = ThreadCredentials.ofThisProcess();
    Identity own = new LinuxProcess().identity();
    assertFalse(threads.isEmpty());
    assertEquals(own.uid(), threads.getFirst().uids().getFirst());
  }

  @Test
  void aReportWithoutTheFieldsIsAnError() {
    assertThrows(IOException.class, () -> ThreadCredentials.read(List.of("Name:\tjava")));
  }
}
