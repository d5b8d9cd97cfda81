package dev.guildwire.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.parallel.Execution;

@AnalyzeClasses(packages = "dev.guildwire.local", importOptions = ImportOption.OnlyIncludeTests.class)
class TestArchitectureTest {

    @ArchTest
    static final ArchRule testsOfTheSharedStackSayHowTheyRun = classes()
            .that(describe("use the shared stack", TestArchitectureTest::useTheSharedStack))
            .should()
            .beAnnotatedWith(Execution.class)
            .because("they kill its parts, and classes run side by side unless they say otherwise");

    private static boolean useTheSharedStack(JavaClass test) {
        return test.getSimpleName().endsWith("IT")
                && test.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(SharedStack.class));
    }
}
