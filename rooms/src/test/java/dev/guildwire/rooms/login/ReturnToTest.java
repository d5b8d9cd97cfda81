package dev.guildwire.rooms.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/rooms/42?invite=abc.def#top", "/rooms?at=%2Fa#%2F./b", "/?next=https://evil.example"})
    void pathWhenItIsOursIsKept(String path) {
        assertThat(ReturnTo.of(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "rooms",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r\nSet-Cookie: a=b",
                " /rooms",
                "/ümlaut",
                "/a//b",
                "/.//evil.example",
                "/a/../b",
                "/..",
                "/%2F/evil.example",
                "/%2e%2e/b",
                "/%ff",
                "/%zz",
                "/auth/discord/login"
            })
    void pathWhenItCouldLeadElsewhereIsTheStart(String path) {
        assertThat(ReturnTo.of(path).path()).isEqualTo("/");
    }

    @Test
    void pathWhenItIsEndlessIsTheStart() {
        assertThat(ReturnTo.of("/" + "a".repeat(2_000)).path()).isEqualTo("/");
    }

    @Test
    void loginWhenPathHasAQueryCarriesItWhole() {
        assertThat(ReturnTo.of("/rooms?a=b&c=d").login())
                .isEqualTo("/auth/discord/login?returnTo=%2Frooms%3Fa%3Db%26c%3Dd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/rooms", "https://app.example.evil.example/rooms", "nonsense"})
    void refererWhenItIsAnotherSiteIsTheStart(String referer) {
        assertThat(ReturnTo.ofReferer(referer, URI.create("https://app.example"))
                        .path())
                .isEqualTo("/");
    }

    @Test
    void refererWhenItIsOurPageIsThatPage() {
        var returnTo = ReturnTo.ofReferer("https://app.example/rooms?a=b", URI.create("https://app.example"));

        assertThat(returnTo.path()).isEqualTo("/rooms?a=b");
    }
}
