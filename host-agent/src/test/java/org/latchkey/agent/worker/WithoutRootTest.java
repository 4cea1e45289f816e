package org.latchkey.agent.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.platform.linux.AsRoot;
import org.latchkey.agent.platform.linux.TemporaryUser;
import org.latchkey.protocol.Spec;

/// Needs root only to make the two users.
@Tag("slow")
@AsRoot
@Timeout(60)
@Spec({"A13", "A17"})
class WithoutRootTest {
  @Test
  void anAgentWithoutRootServesItsOwnUserAndNobodyElse() throws Exception {
    try (TemporaryUser own = TemporaryUser.create();
        TemporaryUser other = TemporaryUser.create();
        PackedClasses classes = new PackedClasses(true)) {
      List<String> command = classes.java().builder(AgentOfAUser.class, 64).command();
      Process agent = own.start(ProcessBuilder.Redirect.PIPE, command.toArray(String[]::new));
      try (var in = agent.getOutputStream()) {
        for (String line :
            List.of(
                other.name(), other.password(),
                own.name(), "typed by mistake",
                own.name(), own.password())) {
          in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
      String output = new String(agent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(
          List.of(
              "failed wrong-password",
              "failed wrong-password",
              "signed in " + own.name() + " " + own.number("-u")),
          output.lines().filter(line -> line.matches("(failed|signed) .*")).toList(),
          output);
      assertTrue(output.contains(" debug   keeper [01234567]: prompt 1: text"), output);
      assertTrue(output.contains(" debug   worker [01234567]: the process is uid "), output);
      for (String secret : List.of(other.password(), own.password(), "typed by mistake")) {
        assertFalse(output.contains(secret), output);
      }
    }
  }
}
