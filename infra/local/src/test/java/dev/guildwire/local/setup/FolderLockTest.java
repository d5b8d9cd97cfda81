package dev.guildwire.local.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildwire.local.option.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void takeWhenItIsTakenNamesWhoHasIt() {
        try (var _ = FolderLock.take(folder, false)) {
            assertThatThrownBy(() -> FolderLock.take(folder, true))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("already runs on " + folder + " as process "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void takeWhenItWasGivenBackSucceeds() {
        FolderLock.take(folder, false).close();

        FolderLock.take(folder, false).close();
    }

    @Test
    void takeKeepsDataAndDropsLogs() throws IOException {
        Files.writeString(folder.resolve("guildwire.env"), "A=1");
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/old.log"), "old");

        FolderLock.take(folder, false).close();

        assertThat(folder.resolve("guildwire.env")).exists();
        assertThat(folder.resolve("logs")).isEmptyDirectory();
    }

    @Test
    void takeWhenFreshDropsAllData() throws IOException {
        Files.createDirectories(folder.resolve("kafka/topic-0"));
        Files.writeString(folder.resolve("kafka/topic-0/log"), "record");
        Files.writeString(folder.resolve("guildwire.env"), "A=1");

        FolderLock.take(folder, true).close();

        assertThat(folder.resolve("kafka")).doesNotExist();
        assertThat(folder.resolve("guildwire.env")).doesNotExist();
    }
}
