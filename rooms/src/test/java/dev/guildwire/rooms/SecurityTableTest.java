package dev.guildwire.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// SECURITY.md says which test shows what; here, that there is such a test.
class SecurityTableTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("../edge/src/test/java"));

    @Test
    void tableWhenItNamesATestNamesOneThatExists() throws IOException {
        var named = NAMED.matcher(Files.readString(Path.of("SECURITY.md")))
                .results()
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(40)
                .allSatisfy(test ->
                        assertThat(sources(test.group(1))).as(test.group()).contains("void " + test.group(2) + "("));
    }

    private static String sources(String type) {
        return TESTS.stream().map(folder -> sources(folder, type)).collect(Collectors.joining());
    }

    private static String sources(Path folder, String type) {
        try (var files = Files.find(folder, 20, (path, _) -> path.endsWith(type + ".java"))) {
            return files.map(SecurityTableTest::read).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
