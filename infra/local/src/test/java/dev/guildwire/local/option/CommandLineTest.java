package dev.guildwire.local.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final Path DIRECTORY = Path.of("/srv/guildwire");

    @Test
    void parseWhenNothingIsSaidTakesTheDefaults() {
        var options = parse(Map.of());

        assertThat(options.number(Option.PORT)).isEqualTo(8080);
        assertThat(options.number(Option.EDGES)).isEqualTo(2);
        assertThat(options.folder()).isEqualTo(DIRECTORY.resolve(".local"));
        assertThat(options.bind()).isEqualTo("127.0.0.1");
        assertThat(options.fresh()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void parseWhenAnOptionIsGivenTakesIt(Option option) {
        var options = parse(Map.of(), "--" + option.wire(), "7");

        assertThat(options.number(option)).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void parseWhenTheEnvironmentSaysSoTakesIt(Option option) {
        var options = parse(Map.of(option.environmentVariable(), "9"));

        assertThat(options.number(option)).isEqualTo(9);
    }

    @Test
    void parseWhenOptionAndEnvironmentDifferTakesTheOption() {
        var options = parse(Map.of("GUILDWIRE_EDGES", "9"), "--edges", "3");

        assertThat(options.number(Option.EDGES)).isEqualTo(3);
    }

    @Test
    void parseWhenFreshAndAFolderAreGivenTakesThem() {
        var options = parse(Map.of(), "--fresh", "--data", "elsewhere", "--bind", "0.0.0.0");

        assertThat(options.fresh()).isTrue();
        assertThat(options.folder()).isEqualTo(DIRECTORY.resolve("elsewhere"));
        assertThat(options.bind()).isEqualTo("0.0.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "0", "-1", "64536", ""})
    void parseWhenAPortIsNoneSaysWhatItNeeds(String value) {
        assertThatThrownBy(() -> parse(Map.of(), "--port", value))
                .isInstanceOf(UsageException.class)
                .hasMessage("--port is '" + value + "': it needs a number from 1 to 64535.");
    }

    @Test
    void parseWhenAValueIsMissingSaysSo() {
        assertThatThrownBy(() -> parse(Map.of(), "--port")).hasMessageStartingWith("--port needs a value");
    }

    @Test
    void parseWhenThereIsNoSuchOptionNamesTheHelp() {
        assertThatThrownBy(() -> parse(Map.of(), "--verbose"))
                .hasMessage("There is no option --verbose; ./run --help lists them.");
    }

    @ParameterizedTest
    @EnumSource
    void helpNamesEveryOptionItsDefaultAndItsVariable(Option option) {
        assertThat(CommandLine.help().lines())
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "--" + option.wire() + " N",
                                "[" + option.standard() + "]",
                                option.environmentVariable()));
    }

    private static Options parse(Map<String, String> environment, String... arguments) {
        return CommandLine.parse(List.of(arguments), environment, DIRECTORY);
    }
}
