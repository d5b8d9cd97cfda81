package dev.guildwire.ingest.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokensTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer new", "bearer old", "Bearer  new "})
    void openWhenEitherTokenDuringRotationOpens(String authorization) {
        assertThat(new LinkTokens("new, old").open(authorization)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic new", "new", "Bearer newer", "Bearer new,old"})
    void openWhenAnythingElseStaysShut(String authorization) {
        assertThat(new LinkTokens("new,old").open(authorization)).isFalse();
    }

    @Test
    void openWhenNoTokenIsConfiguredStaysShut() {
        assertThat(new LinkTokens(" , ").none()).isTrue();
        assertThat(new LinkTokens("").open("Bearer ")).isFalse();
    }

    @Test
    void toStringShowsNothing() {
        assertThat(new LinkTokens("new")).hasToString("***");
    }
}
