package dev.guildwire.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.event.MembershipLost;
import dev.guildwire.contracts.event.SessionRevoked;
import dev.guildwire.contracts.event.UserRevoked;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.token.SigningKeys;
import dev.guildwire.edge.TestTokens;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TokenVerifierTest {

    private static final UserId USER = new UserId(7);
    private static final GuildId GUILD = new GuildId(9);
    private static final InstantSource CLOCK = InstantSource.system();

    private final Revocations revocations = new Revocations(Duration.ofHours(1), CLOCK);
    private final TokenVerifier verifier = new TokenVerifier(
            new AuthProperties(
                    SigningKeys.parse(TestTokens.KEYS),
                    Duration.ofHours(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(25)),
            revocations,
            new JsonMapper(),
            CLOCK);

    private static String token(UnaryOperator<JwtBuilder> change) {
        return TestTokens.with(USER, GUILD, "sid", change);
    }

    @Test
    void tokenWhenGoodIsRead() {
        assertThat(verifier.check(TestTokens.of(USER, GUILD, "sid")))
                .isInstanceOfSatisfying(TokenCheck.Valid.class, valid -> {
                    assertThat(valid.claims().userId()).isEqualTo(USER);
                    assertThat(valid.claims().guildId()).isEqualTo(GUILD);
                    assertThat(valid.claims().sid()).isEqualTo("sid");
                });
    }

    @Test
    void tokenWhenSignedWithAnOlderKeyOfOursIsRead() {
        var keys = SigningKeys.parse(TestTokens.KEYS);
        var older = token(builder ->
                builder.header().keyId("k1").and().signWith(keys.find("k1").orElseThrow(), Jwts.SIG.HS256));

        assertThat(verifier.check(older)).isInstanceOf(TokenCheck.Valid.class);
    }

    static Stream<Arguments> changes() {
        var now = Instant.now();
        return Stream.of(
                change("expired", token -> token.expiration(Date.from(now.minusSeconds(1)))),
                change("never expires", token -> token.expiration(null)),
                change("lives too long", token -> token.expiration(Date.from(now.plus(Duration.ofHours(2))))),
                change("not yet good", token -> token.notBefore(Date.from(now.plusSeconds(600)))),
                change("of nobody", token -> token.subject(null)),
                change("of no user id", token -> token.subject("me")),
                change("for no guild", token -> token.claim("guildId", null)),
                change("for no guild id", token -> token.claim("guildId", "12x")),
                change("guild as number", token -> token.claim("guildId", 9)),
                change("of no session", token -> token.claim("sid", null)),
                change(
                        "for another audience",
                        token -> token.audience().clear().add("guildwire.link").and()),
                change("for no audience", token -> token.audience().clear().and()),
                change("unknown key", token -> token.header().keyId("k9").and()),
                change("no key id", token -> token.header().keyId(null).and()),
                change(
                        "another key's signature",
                        token -> token.signWith(
                                SigningKeys.parse("k2:" + "Zm9v".repeat(11)).signingKey(), Jwts.SIG.HS256)),
                change(
                        "another algorithm",
                        token -> token.signWith(
                                SigningKeys.parse("k2:" + "Yg".repeat(64)).signingKey(), Jwts.SIG.HS512)));
    }

    private static Arguments change(String name, UnaryOperator<JwtBuilder> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void tokenWhenAnythingIsWrongIsInvalid(String name, UnaryOperator<JwtBuilder> change) {
        assertThat(verifier.check(token(change))).as(name).isInstanceOf(TokenCheck.Invalid.class);
    }

    @Test
    void tokenWhenItClaimsToNeedNoSignatureIsInvalid() {
        var claims = TestTokens.of(USER, GUILD, "sid").split("\\.", -1)[1];
        var none = base64("{\"alg\":\"none\",\"kid\":\"k2\"}") + "." + claims + ".";

        assertThat(verifier.check(none)).isInstanceOf(TokenCheck.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJhbGciOiJIUzI1NiJ9..", "{}", " "})
    void textWhenNoTokenIsInvalid(String text) {
        assertThat(verifier.check(text)).isInstanceOf(TokenCheck.Invalid.class);
    }

    @Test
    void tokenWhenItsSessionIsRevokedIsVoidWhateverItsAge() {
        revocations.add(new SessionRevoked(USER, "sid"), Instant.now().minusSeconds(600));

        assertThat(verifier.check(TestTokens.of(USER, GUILD, "sid"))).isInstanceOf(TokenCheck.Revoked.class);
        assertThat(verifier.check(TestTokens.of(USER, GUILD, "later"))).isInstanceOf(TokenCheck.Valid.class);
    }

    @Test
    void tokenWhenMadeBeforeTheUserWasRevokedIsVoidAndLaterOnesAreNot() {
        revocations.add(new UserRevoked(USER), Instant.now().minusSeconds(60));

        assertThat(verifier.check(madeBefore(Duration.ofMinutes(2)))).isInstanceOf(TokenCheck.Revoked.class);
        assertThat(verifier.check(madeBefore(Duration.ofSeconds(10)))).isInstanceOf(TokenCheck.Valid.class);
    }

    @Test
    void tokenWhenMembershipOfItsGuildWasLostIsVoid() {
        revocations.add(new MembershipLost(USER, GUILD), Instant.now());

        assertThat(verifier.check(madeBefore(Duration.ofSeconds(10)))).isInstanceOf(TokenCheck.Revoked.class);
        assertThat(verifier.check(TestTokens.of(USER, new GuildId(10)))).isInstanceOf(TokenCheck.Valid.class);
    }

    private static String madeBefore(Duration age) {
        return token(builder -> builder.issuedAt(Date.from(Instant.now().minus(age))));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
