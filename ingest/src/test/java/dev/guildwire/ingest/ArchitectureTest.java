package dev.guildwire.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.slf4j.LoggerFactory;

@AnalyzeClasses(packages = "dev.guildwire.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule JDA_STAYS_IN_GATEWAY = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildwire.ingest.gateway")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.dv8tion..", "com.neovisionaries..", "okhttp3..")
            .because("another client for the gateway must be one package's work");

    @ArchTest
    static final ArchRule TRANSLATION_IS_PURE = noClasses()
            .that()
            .resideInAPackage("dev.guildwire.ingest.translate")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework..", "io.micrometer..", "java.time.Clock")
            .because("what is told to browsers is decided by the dispatches alone, so that it can be tested alone");

    @ArchTest
    static final ArchRule KAFKA_CLIENTS_STAY_IN_FOUR_PACKAGES = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.guildwire.ingest.publish",
                    "dev.guildwire.ingest.gateway",
                    "dev.guildwire.ingest.link",
                    "dev.guildwire.ingest.node")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..")
            .allowEmptyShould(true)
            .because(
                    "publishing owns what goes out, the gateway the group that assigns shards, the link its readers, the"
                            + " node what it says of itself");

    @ArchTest
    static final ArchRule TELEMETRY_STAYS_IN_TRACES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.guildwire.ingest.publish.Outbox")
            .and()
            .haveNameNotMatching(".*\\.Traces(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..")
            .because("what is done with traces is seen in one class, and the outbox ends its span");

    @ArchTest
    static final ArchRule LOGGERS_HAVE_THE_CONTRACTS_NAMES = noClasses()
            .should()
            .callMethod(LoggerFactory.class, "getLogger", Class.class)
            .because("a log is searched by the prefixes of the contract, not by our classes");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.guildwire.ingest.(*)..")
            .should()
            .beFreeOfCycles()
            .because("the data path has one direction: gateway, translate, publish");

    @ArchTest
    static final ArchRule NO_FIELD_INJECTION =
            NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because("a constructor names what a class needs");
}
