package dev.guildwire.edge.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCookieTest {

    private static String cookie(String id) {
        return Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void cookieWhenOursNamesItsSession() {
        assertThat(SessionCookie.read(cookie("aB3_-x"))).contains("aB3_-x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "a:b", "a b", "a\r\nb", "ä"})
    void cookieWhenItsIdCouldBeNoneOfOursNamesNone(String id) {
        assertThat(SessionCookie.read(cookie(id))).isEmpty();
    }

    @Test
    void cookieWhenNotBase64OrTooLongNamesNone() {
        assertThat(SessionCookie.read("not base64!")).isEmpty();
        assertThat(SessionCookie.read(cookie("a".repeat(129)))).isEmpty();
    }
}
