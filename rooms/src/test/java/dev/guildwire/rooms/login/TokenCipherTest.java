package dev.guildwire.rooms.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TokenCipherTest {

    private static final DiscordTokens TOKENS = new DiscordTokens("the-access-token", "the-refresh-token");

    private final JsonMapper json = JsonMapper.shared();
    private final SecureRandom random = new SecureRandom();

    @Test
    void tokensWhenDecryptedAreTheSame() {
        var cipher = cipher("old");

        assertThat(cipher.decrypt(cipher.encrypt(TOKENS, "sid"), "sid")).contains(TOKENS);
    }

    @Test
    void tokensWhenEncryptedAreNotToBeSeenAndNeverTheSameTwice() {
        var cipher = cipher("old");

        var first = cipher.encrypt(TOKENS, "sid");

        assertThat(first).doesNotContain("token").isNotEqualTo(cipher.encrypt(TOKENS, "sid"));
        assertThat(TOKENS).hasToString("***");
    }

    @Test
    void tokensWhenAKeyWasPutInFrontAreStillRead() {
        var written = cipher("old").encrypt(TOKENS, "sid");

        assertThat(cipher("new, old").decrypt(written, "sid")).contains(TOKENS);
        assertThat(cipher("new,old").encrypt(TOKENS, "sid"))
                .satisfies(now -> assertThat(cipher("new").decrypt(now, "sid")).contains(TOKENS));
    }

    @Test
    void tokensWhenTheirKeyWasDroppedAreGone() {
        var written = cipher("old").encrypt(TOKENS, "sid");

        assertThat(cipher("new").decrypt(written, "sid")).isEmpty();
    }

    @Test
    void tokensWhenMovedToAnotherSessionAreGone() {
        var cipher = cipher("old");

        assertThat(cipher.decrypt(cipher.encrypt(TOKENS, "sid"), "another")).isEmpty();
    }

    @Test
    void tokensWhenTamperedWithAreGone() {
        var cipher = cipher("old");
        var written = cipher.encrypt(TOKENS, "sid");
        var end = written.length() - 2;
        var changed = written.substring(0, end) + (written.charAt(end) == 'A' ? 'B' : 'A') + written.charAt(end + 1);

        assertThat(cipher.decrypt(changed, "sid")).isEmpty();
        assertThat(cipher.decrypt("nonsense", "sid")).isEmpty();
        assertThat(cipher.decrypt(written.substring(0, written.indexOf('.') + 4), "sid"))
                .isEmpty();
    }

    private TokenCipher cipher(String secrets) {
        return new TokenCipher(secrets, random, json);
    }
}
