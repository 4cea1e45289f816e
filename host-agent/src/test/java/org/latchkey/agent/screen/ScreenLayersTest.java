package org.latchkey.agent.screen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Who may know whom (`docs/screen.md` §1).
class ScreenLayersTest {
  private static final String SCREEN = "org.latchkey.agent.screen";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(SCREEN);

  @Test
  void capturingKnowsNothingOfSendingOrOfX11() {
    forbid("capture", SCREEN + ".rfb..", SCREEN + ".x11..", SCREEN + ".input..");
  }

  @Test
  void theProtocolKnowsNothingOfX11() {
    forbid("rfb", SCREEN + ".x11..", SCREEN);
  }

  @Test
  void x11KnowsNothingOfTheProtocol() {
    forbid("x11", SCREEN + ".rfb..", SCREEN);
  }

  @Test
  void inputKnowsNoneOfTheOthers() {
    forbid("input", SCREEN + ".rfb..", SCREEN + ".x11..", SCREEN + ".capture..", SCREEN);
  }

  @Test
  void theScreenKnowsOnlyTheStreamOfTheRestOfTheAgent() {
    noClasses()
        .that()
        .resideInAPackage(SCREEN + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.latchkey.agent.noise..",
            "org.latchkey.agent.seal..",
            "org.latchkey.agent.session..",
            "org.latchkey.agent.link..",
            "org.latchkey.agent.worker..",
            "org.latchkey.agent.signin..",
            "org.latchkey.protocol..")
        .check(classes);
  }

  private void forbid(String part, String... others) {
    noClasses()
        .that()
        .resideInAPackage(SCREEN + "." + part)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(classes);
  }
}
