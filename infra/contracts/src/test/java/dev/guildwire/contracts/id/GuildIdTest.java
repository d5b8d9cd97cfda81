package dev.guildwire.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuildIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "123456789012345678", "18446744073709551615"})
    void ofWhenDecimalPrintsTheSame(String text) {
        assertThat(GuildId.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "-1", "+1", "1e3", "0x1", "18446744073709551616", "123456789012345678901"})
    void ofWhenNotASnowflakeRefuses(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> GuildId.of(text));
    }
}
