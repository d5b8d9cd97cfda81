package dev.guildwire.load.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentsTest {

    @TempDir
    private Path folder;

    private String storm;
    private String soak;

    @BeforeEach
    void write() throws IOException {
        storm = Files.writeString(folder.resolve("storm.json"), "{}").toString();
        soak = Files.writeString(folder.resolve("soak.json"), "{}").toString();
    }

    @Test
    void parseWhenThereAreSeveralScenariosKeepsTheirOrder() {
        var arguments = Arguments.parse(List.of(storm, soak, "--longer", "1m"));

        assertThat(arguments.tests()).extracting(Arguments.Test::name).containsExactly("storm", "soak");
        assertThat(arguments.longer()).hasMinutes(1);
    }

    @Test
    void baselineWhenNoneIsNamedIsTheScenariosOwn() {
        var arguments = Arguments.parse(List.of(storm, soak));

        assertThat(arguments.baseline(arguments.tests().getLast())).hasFileName("soak.json");
    }

    @Test
    void parseWhenOneBaselineIsForSeveralScenariosRefusesIt() {
        assertThatThrownBy(() -> Arguments.parse(List.of(storm, soak, "--baseline", soak)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parseWhenAScenarioIsUnknownNamesIt() {
        assertThatThrownBy(() -> Arguments.parse(List.of(storm, "strom")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("strom");
    }

    @Test
    void parseWhenNoScenarioIsNamedRefusesIt() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--report", "false")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
