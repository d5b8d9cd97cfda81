package dev.guildwire.rooms;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

@AnalyzeClasses(packages = "dev.guildwire.rooms", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.guildwire.rooms.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature can then be read, and taken out, on its own");

    @ArchTest
    static final ArchRule onlyRedisClassesKnowRedis = noClasses()
            .that()
            .haveNameNotMatching(".*\\.Redis[^.]*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lettuce..", "org.springframework.data.redis..")
            .because("keys and scripts are found by name, and the rest can be read without them");

    @ArchTest
    static final ArchRule onlyLoginKnowsOAuth = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildwire.rooms.login")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.security.oauth2..", "org.springframework.session..")
            .because("other features take the LoginSession as they are given it");

    @ArchTest
    static final ArchRule onlyTokenSigns = noClasses()
            .that()
            .resideOutsideOfPackages("dev.guildwire.rooms.token", "dev.guildwire.rooms.invite")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.jsonwebtoken..")
            .because("a signature is a promise, and promises are made in two places only");

    @ArchTest
    static final ArchRule fieldsAreNotInjected =
            noFields().should().beAnnotatedWith(Autowired.class).because("a constructor shows what a class needs");

    @ArchTest
    static final ArchRule loggersHaveTheContractsNames = noClasses()
            .should()
            .callMethod(LoggerFactory.class, "getLogger", Class.class)
            .because("a log is searched by the prefixes of the contract, not by our classes");

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes = classes()
            .that()
            .areNotAnonymousClasses()
            .should()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl")
            .because("such names take in anything");
}
