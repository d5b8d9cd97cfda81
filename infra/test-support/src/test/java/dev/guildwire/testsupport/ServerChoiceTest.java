package dev.guildwire.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerChoiceTest {

    @Test
    void makeWhenAutoAndNothingInTheWayTakesContainers() {
        assertThat(ServerChoice.make("auto", () -> null).docker()).isTrue();
    }

    @Test
    void makeWhenAutoAndAnObstacleTakesEmbeddedServersAndSaysWhy() {
        var choice = ServerChoice.make("auto", () -> "no Docker engine answers");

        assertThat(choice.docker()).isFalse();
        assertThat(choice.reason()).isEqualTo("embedded, because no Docker engine answers");
    }

    @Test
    void makeWhenEmbeddedNeverAsksForDocker() {
        var choice = ServerChoice.make("embedded", () -> {
            throw new AssertionError("asked");
        });

        assertThat(choice.docker()).isFalse();
    }

    @Test
    void makeWhenDockerAndNothingInTheWayTakesContainers() {
        assertThat(ServerChoice.make("docker", () -> null).docker()).isTrue();
    }

    @Test
    void makeWhenDockerAndAnObstacleFailsInsteadOfSkipping() {
        assertThatThrownBy(() -> ServerChoice.make("docker", () -> "the image redis is not here (docker pull redis)"))
                .hasMessage("guildwire.test.servers is 'docker', but the image redis is not here (docker pull redis)");
    }

    @Test
    void makeWhenUnknownNamesTheChoices() {
        assertThatThrownBy(() -> ServerChoice.make("podman", () -> null))
                .hasMessageContaining("'podman'")
                .hasMessageContaining("auto, docker or embedded");
    }
}
