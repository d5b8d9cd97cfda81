package dev.guildwire.link;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.guildwire.link", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule libraryNeedsLittle = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.guildwire.link..",
                    "dev.guildwire.contracts.id..",
                    "dev.guildwire.contracts.link..",
                    "dev.guildwire.contracts.topic..",
                    "tools.jackson..",
                    "org.jspecify..")
            .because("a backend that takes this library should take nothing else with it");
}
