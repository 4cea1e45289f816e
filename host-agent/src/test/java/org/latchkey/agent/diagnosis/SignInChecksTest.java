package org.latchkey.agent.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.platform.linux.AsRoot;
import org.latchkey.agent.platform.linux.PamServiceFile;
import org.latchkey.agent.platform.linux.TemporaryPamService;
import org.latchkey.protocol.Spec;

@AsRoot
@Spec("A13")
final class SignInChecksTest {
  private static Verdict verdict(TemporaryPamService service) throws Exception {
    Findings findings = new Findings();
    try (service) {
      SignInChecks.tryOut(service.name(), 0, findings);
    }
    return findings.all().getFirst().verdict();
  }

  @Test
  void rulesThatAskAreGood() throws Exception {
    assertEquals(Verdict.GOOD, verdict(TemporaryPamService.shippedWith("")));
  }

  @Test
  void brokenRulesAndRulesThatRefuseUnaskedNeedAttention() throws Exception {
    assertEquals(
        Verdict.ATTENTION, verdict(TemporaryPamService.of("auth required pam_no_such_module.so")));
    assertEquals(Verdict.ATTENTION, verdict(TemporaryPamService.of("auth requisite pam_deny.so")));
  }

  @Test
  void aMissingFileIsUncheckedOnlyWhereTheAgentWritesIt() throws Exception {
    Path empty = Files.createTempDirectory("latchkey-pam-");
    try {
      Findings findings = new Findings();
      SignInChecks.make(PamServiceFile.in(empty), 0, findings);
      for (String part : List.of("common-auth", "common-account", "common-session")) {
        Files.createFile(empty.resolve(part));
      }
      SignInChecks.make(PamServiceFile.in(empty), 0, findings);
      assertEquals(
          List.of(Verdict.ATTENTION, Verdict.UNCHECKED),
          findings.all().stream().map(Finding::verdict).toList());
    } finally {
      try (var files = Files.list(empty)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(empty);
    }
  }
}
