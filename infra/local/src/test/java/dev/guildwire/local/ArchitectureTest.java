package dev.guildwire.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.guildwire.local", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.guildwire.local.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each part of the launcher can be read by itself");

    @ArchTest
    static final ArchRule undertowIsKnownToTheBalancer = noClasses()
            .that()
            .resideOutsideOfPackage("..balancer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.undertow..")
            .because("the load balancer's library can be exchanged in one place");

    @ArchTest
    static final ArchRule servicesAreNotOnTheClassPath = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.guildwire.edge..",
                    "dev.guildwire.ingest..",
                    "dev.guildwire.rooms..",
                    "dev.guildwire.simulator..")
            .because("the stack runs the artifacts production runs, as processes");
}
