package dev.guildwire.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The obstacles, with a command that answers as Docker's does.
class DockerServersTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path docker;

    @BeforeEach
    void haveAnEngineWithOneImage() throws IOException {
        docker = Files.writeString(folder.resolve("docker"), """
                #!/bin/sh
                case "$*" in
                  version|"image inspect there") exit 0 ;;
                  *) exit 1 ;;
                esac
                """);
        assertThat(docker.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void obstacleWhenAllImagesAreThereIsNone() {
        assertThat(DockerServers.findObstacle(docker.toString(), List.of("there")))
                .isNull();
    }

    @Test
    void obstacleWhenAnImageIsMissingNamesItAndHowToGetIt() {
        assertThat(DockerServers.findObstacle(docker.toString(), List.of("there", "missing")))
                .isEqualTo("the image missing is not here (docker pull missing)");
    }

    @Test
    void obstacleWhenTheEngineIsDownSaysSo() {
        assertThat(DockerServers.findObstacle("false", List.of())).isEqualTo("no Docker engine answers");
    }

    @Test
    void obstacleWhenThereIsNoSuchCommandSaysSo() {
        assertThat(DockerServers.findObstacle(folder.resolve("none").toString(), List.of()))
                .isEqualTo("no Docker engine answers");
    }
}
