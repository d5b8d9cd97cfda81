package dev.guildwire.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.guildwire.testsupport", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule testcontainersIsKnownToOneClass = noClasses()
            .that()
            .doNotHaveSimpleName("DockerServers")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.testcontainers..")
            .because("the local stack uses the embedded servers without Testcontainers on its class path");

    @ArchTest
    static final ArchRule brokerIsKnownToOneClass = noClasses()
            .that()
            .doNotHaveSimpleName("EmbeddedKafka")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kafka..", "org.apache.kafka..")
            .because("a broker's insides change with every version");
}
