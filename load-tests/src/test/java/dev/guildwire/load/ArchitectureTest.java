package dev.guildwire.load;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.guildwire.load", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.guildwire.load.fanout.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a part of the benchmark is understood without those that use it");

    @ArchTest
    static final ArchRule TOOLS_HAVE_NO_CYCLES = slices().matching("dev.guildwire.load.(*)..")
            .should()
            .beFreeOfCycles()
            .because("options, metrics and connections are understood without what runs them");

    @ArchTest
    static final ArchRule ONE_CLASS_KNOWS_GATLINGS_INSIDE = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(AsyncStep|GatlingAction)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gatling.core..", "io.gatling.commons..", "scala..")
            .because("Gatling's Java DSL is stable, what is behind it is not");

    @ArchTest
    static final ArchRule SOCKETS_ARE_SWARM_AND_BASELINE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..fanout.wire..", "..fanout.swarm..", "..fanout.baseline..", "dev.guildwire.load.watch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty.bootstrap..", "io.netty.buffer..", "io.netty.channel..")
            .because("scenarios say what is measured, not how bytes move");

    @ArchTest
    static final ArchRule THE_EDGE_IS_A_PROCESS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.guildwire.edge..", "dev.guildwire.ingest..", "dev.guildwire.simulator..")
            .because("what is measured runs as it runs in production, in a process of its own");
}
