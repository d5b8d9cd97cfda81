package dev.guildwire.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.guildwire.contracts", importOptions = DoNotIncludeTests.class)
class ContractsArchitectureTest {

    @ArchTest
    static final ArchRule noCycles = slices().matching("dev.guildwire.contracts.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each contract is read on its own");

    @ArchTest
    static final ArchRule littleBeneath = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.guildwire.contracts..",
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..")
            .because("whoever speaks to Guildwire takes this jar, and a framework must not come with it");
}
