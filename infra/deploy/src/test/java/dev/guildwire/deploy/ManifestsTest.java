package dev.guildwire.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {

    /// Five before SIGTERM, then notice, farewells and last words by their defaults.
    private static final int DRAIN_SECONDS = 5 + 1 + 30 + 2;

    static List<Manifest> core() {
        return Manifest.all().stream().filter(Manifest::isCore).toList();
    }

    static List<Manifest> workloads() {
        return core().stream().filter(object -> object.podSpec().isPresent()).toList();
    }

    @ParameterizedTest
    @MethodSource("core")
    void manifestWhenHeldAgainstTheApisTypesHasNoFault(Manifest manifest) {
        assertThat(manifest.fault()).isEmpty();
    }

    @Test
    void manifestWhenAFieldIsMisspelledHasAFault() {
        var misspelled = Manifest.of(Path.of("here"), """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata:
                  name: edge
                spec:
                  maxUnavailible: 1
                """);

        assertThat(misspelled.getFirst().fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("maxUnavailible"));
    }

    @Test
    void manifestsWhenTakenTogetherAreThreeServicesThatCanLoseAPod() {
        assertThat(workloads()).extracting(Manifest::name).containsExactlyInAnyOrder("edge", "rooms", "ingest");
        assertThat(core())
                .filteredOn(kind("PodDisruptionBudget"))
                .extracting(Manifest::name)
                .containsExactlyInAnyOrder("edge", "rooms", "ingest");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void podWhenItRunsIsNobodyAndWritesNowhere(Manifest workload) {
        var spec = workload.podSpec().orElseThrow();
        assertThat(spec.getAsJsonObject("securityContext").get("runAsNonRoot").getAsBoolean())
                .isTrue();
        for (var container : spec.getAsJsonArray("containers")) {
            var context = container.getAsJsonObject().getAsJsonObject("securityContext");
            assertThat(context.get("readOnlyRootFilesystem").getAsBoolean()).isTrue();
            assertThat(context.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
        }
    }

    @Test
    void edgeWhenItEndsHasTimeToDrain() {
        var edge = workloads().stream()
                .filter(workload -> workload.name().equals("edge"))
                .findFirst()
                .orElseThrow();

        assertThat(edge.podSpec()
                        .orElseThrow()
                        .get("terminationGracePeriodSeconds")
                        .getAsInt())
                .isGreaterThan(DRAIN_SECONDS);
    }

    private static Predicate<Manifest> kind(String kind) {
        return object -> object.kind().equals(kind);
    }
}
