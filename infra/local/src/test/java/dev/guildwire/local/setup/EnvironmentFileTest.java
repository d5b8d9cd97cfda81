package dev.guildwire.local.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void readWhenThereIsNoFileIsEmpty() {
        assertThat(file().read()).isEmpty();
    }

    @Test
    void readWhenWrittenBeforeHasTheSame() {
        var variables = Map.of("A", "1", "B", "two=2", "C", "");

        file().write(variables);

        assertThat(file().read()).isEqualTo(variables);
    }

    @Test
    void writeWhenAFileOfOthersIsThereLeavesOneOnlyItsOwnerReads() throws IOException {
        Files.writeString(file().path(), "A=old\n");

        file().write(Map.of("A", "new"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
                .isEqualTo("rw-------");
        assertThat(file().read()).containsExactly(Map.entry("A", "new"));
    }

    @Test
    void shellWhenItSourcesTheFileHasTheVariables() throws Exception {
        file().write(Map.of("WS_TOKEN_KEYS", "local:aB-_9"));

        var shell = new ProcessBuilder("sh", "-c", ". " + file().path() + "; echo $WS_TOKEN_KEYS").start();

        assertThat(shell.inputReader().readLine()).isEqualTo("local:aB-_9");
    }

    private EnvironmentFile file() {
        return new EnvironmentFile(folder.resolve("guildwire.env"));
    }
}
