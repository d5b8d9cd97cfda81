package dev.guildwire.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.guildwire.edge", importOptions = DoNotIncludeTests.class)
class EdgeArchitectureTest {

    @ArchTest
    static final ArchRule noCycles = slices().matching("dev.guildwire.edge.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature is understood without those that use it");

    @ArchTest
    static final ArchRule jettyInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildwire.edge.connection")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..")
            .because("what carries a WebSocket is one package's business");

    @ArchTest
    static final ArchRule lettuceInRedisClasses = noClasses()
            .that()
            .haveNameNotMatching(".*\\.Redis[^.]*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lettuce..")
            .because("what is kept in Redis, and how, is seen in few places");

    @ArchTest
    static final ArchRule telemetryInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildwire.edge.trace")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..")
            .because("the way of an event is the same whether it is traced or not");

    @ArchTest
    static final ArchRule connectionsKnowNoGuilds = noClasses()
            .that()
            .resideInAPackage("dev.guildwire.edge.connection")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.guildwire.contracts..", "org.apache.kafka..")
            .because("a connection carries frames, whatever they say");

    @ArchTest
    static final ArchRule noFieldInjection = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .because("a class says what it needs in its constructor");
}
