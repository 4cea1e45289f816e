package org.latchkey.tunnel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The engine knows the protocol and the JDK, and nothing of the agent that carries it.
class DependencyTest {
  @Test
  void theEngineUsesOnlyTheProtocolAndTheJdk() {
    var engine =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.latchkey.tunnel");
    classes()
        .that()
        .resideInAPackage("org.latchkey.tunnel..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.latchkey.tunnel..",
            "org.latchkey.protocol..",
            "java..",
            "javax..",
            "org.jspecify..")
        .check(engine);
  }
}
