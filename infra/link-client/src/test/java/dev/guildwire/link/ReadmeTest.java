package dev.guildwire.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void exampleInTheReadmeIsTheOneThatCompilesAndRuns() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var source = Files.readString(Path.of("src/test/java/dev/guildwire/link/Greeter.java"));
        var shown = readme.substring(readme.indexOf("```java\n") + 8, readme.lastIndexOf("```"));

        assertThat(source).isEqualTo("package dev.guildwire.link;\n\n" + shown);
    }
}
