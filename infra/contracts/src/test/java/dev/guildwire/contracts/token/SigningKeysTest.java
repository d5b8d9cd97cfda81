package dev.guildwire.contracts.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    private static final String KEY = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);

    @Test
    void parseWhenTwoKeysSignsWithTheFirstAndFindsBoth() {
        var keys = SigningKeys.parse("new:" + KEY + ",old:" + KEY);

        assertThat(keys.signingKeyId()).isEqualTo("new");
        assertThat(keys.find("old")).isPresent();
        assertThat(keys.find("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-colon", ":AAAA", "k:AAAA", "k:!!secret!!"})
    void parseWhenMalformedRefusesWithoutTellingTheSecret(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.parse(text))
                .withMessageNotContaining("AAAA")
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void toStringNeverShowsAKey() {
        assertThat(SigningKeys.parse("k:" + KEY)).hasToString("***");
    }
}
