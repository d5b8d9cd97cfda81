package dev.guildwire.simulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.guildwire.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.guildwire.simulator.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each part of Discord can then be read on its own");

    @ArchTest
    static final ArchRule nothingIsNeededButJettyAndJackson = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "dev.guildwire.simulator..",
                    "java..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.eclipse.jetty..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation.."))
            .because("it lives on the test class path of other modules, and a bot author may use it alone");

    @ArchTest
    static final ArchRule onlyHttpKnowsJetty = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildwire.simulator.http")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..")
            .because("the rest is plain Java that runs on the world's thread");

    @ArchTest
    static final ArchRule theWorldKnowsNoProtocol = noClasses()
            .that()
            .resideInAPackage("dev.guildwire.simulator.world")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.guildwire.simulator.http",
                    "dev.guildwire.simulator.rest",
                    "dev.guildwire.simulator.gateway",
                    "dev.guildwire.simulator.oauth",
                    "dev.guildwire.simulator.control",
                    "dev.guildwire.simulator.wire")
            .because("gateway, REST and control API show one and the same world");

    @ArchTest
    static final ArchRule nothingOfDiscordKnowsTheControlApi = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.guildwire.simulator.gateway", "dev.guildwire.simulator.rest", "dev.guildwire.simulator.oauth")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.guildwire.simulator.control", "dev.guildwire.simulator.page")
            .because("what a bot meets must not depend on who watches");

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes = classes()
            .that()
            .areNotAnonymousClasses()
            .should()
            .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl)")
            .because("such names take in anything");
}
