package org.latchkey.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;

/// What the gateway's code may and may not know.
final class LayoutTest {
  private static final JavaClasses GATEWAY =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.latchkey.gateway");

  @Test
  @Spec("A19")
  void itKnowsNothingOfTheAgentOrTheTunnel() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.latchkey.agent..", "org.latchkey.tunnel..")
        .check(GATEWAY);
  }

  @Test
  @Spec("A19")
  void itHasNoCipherAndNoKeyAgreementSoItCannotReadASession() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javax.crypto.Cipher")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javax.crypto.KeyAgreement")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javax.crypto.KDF")
        .check(GATEWAY);
  }

  @Test
  void packagesAreCapabilitiesAndNotLayers() {
    noClasses()
        .should()
        .resideInAnyPackage("..dao..", "..service..", "..util..", "..impl..", "..model..")
        .check(GATEWAY);
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Data|Info|Base|Service|Dao)")
        .check(GATEWAY);
  }

  @Test
  void entitiesStayInsideTheirPackage() {
    classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate().check(GATEWAY);
  }

  @Test
  void bouncyCastleIsForPasswordsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.latchkey.gateway.account")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bouncycastle..")
        .check(GATEWAY);
  }
}
