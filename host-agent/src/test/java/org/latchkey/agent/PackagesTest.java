package org.latchkey.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;

/// Who may know whom on the host. The picture goes capture → rfb → stream → seal → link, each stage
/// knows only what is left of it, and only the session sees them all.
class PackagesTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.latchkey");

  private static void keepApart(String from, String... others) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  @Test
  @Spec("A19")
  void theProtocolCannotOpenAChannel() {
    keepApart("org.latchkey.protocol..", "org.latchkey.agent..", "org.latchkey.tunnel..");
  }

  @Test
  void captureKnowsNothingToItsRight() {
    keepApart(
        "org.latchkey.agent.screen.capture..",
        "org.latchkey.agent.screen.rfb..",
        "org.latchkey.agent.stream..",
        "org.latchkey.agent.seal..",
        "org.latchkey.agent.noise..",
        "org.latchkey.agent.link..",
        "org.latchkey.agent.session..");
  }

  @Test
  void theEncoderKnowsAByteStreamAndNoChannel() {
    keepApart(
        "org.latchkey.agent.screen..",
        "org.latchkey.agent.seal..",
        "org.latchkey.agent.noise..",
        "org.latchkey.agent.link..",
        "org.latchkey.agent.session..");
  }

  @Test
  void streamsKnowNeitherWhatTheyCarryNorWhatSealsThem() {
    keepApart(
        "org.latchkey.agent.stream..",
        "org.latchkey.agent.seal..",
        "org.latchkey.agent.noise..",
        "org.latchkey.agent.screen..",
        "org.latchkey.agent.signin..",
        "org.latchkey.agent.link..",
        "org.latchkey.agent.session..");
  }

  @Test
  void noiseStandsAlone() {
    keepApart(
        "org.latchkey.agent.noise..",
        "org.latchkey.agent.seal..",
        "org.latchkey.agent.stream..",
        "org.latchkey.agent.screen..",
        "org.latchkey.agent.signin..",
        "org.latchkey.agent.worker..",
        "org.latchkey.agent.identity..",
        "org.latchkey.agent.link..",
        "org.latchkey.agent.session..");
  }

  @Test
  void theSealKnowsNeitherModulesNorPeopleNorTheLink() {
    keepApart(
        "org.latchkey.agent.seal..",
        "org.latchkey.agent.screen..",
        "org.latchkey.agent.signin..",
        "org.latchkey.agent.worker..",
        "org.latchkey.agent.platform..",
        "org.latchkey.agent.link..",
        "org.latchkey.agent.session..");
  }

  @Test
  @Spec("A17")
  void theWorkerHasNoWayToKeysOrChannels() {
    keepApart(
        "org.latchkey.agent.worker..",
        "org.latchkey.agent.seal..",
        "org.latchkey.agent.noise..",
        "org.latchkey.agent.identity..",
        "org.latchkey.agent.link..",
        "org.latchkey.agent.session..");
  }

  @Test
  void theLinkMovesMessagesAndOpensNone() {
    keepApart(
        "org.latchkey.agent.link..",
        "org.latchkey.agent.noise..",
        "org.latchkey.agent.screen..",
        "org.latchkey.agent.signin..",
        "org.latchkey.agent.worker..",
        "org.latchkey.agent.session..");
  }
}
