package dev.guildwire.rooms.invite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.rooms.MovableClock;
import dev.guildwire.rooms.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class InvitesTest {

    private static final String FIRST = "a:" + key('a');
    private static final String SECOND = "b:" + key('b');
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final MovableClock clock = new MovableClock();
    private final Invites invites = invites(FIRST);

    @Test
    void readWhenSignedByUsGivesWhatWasSigned() {
        var invite = invite();

        assertThat(invites.read(invites.sign(invite))).isEqualTo(new InviteReading.Good(invite));
    }

    @Test
    void signWhenDoneAgainGivesTheSameToken() {
        var invite = invite();

        assertThat(invites.sign(invite)).isEqualTo(invites.sign(invite));
    }

    @Test
    void readWhenOlderThanADayIsExpired() {
        var token = invites.sign(invite());

        clock.forward(LIFETIME.plusSeconds(1));

        assertThat(invites.read(token)).isEqualTo(new InviteReading.Expired());
    }

    @Test
    void readWhenTheKeyWasReplacedStillCountsUntilItIsDropped() {
        var token = invites.sign(invite());

        assertThat(invites(SECOND + "," + FIRST).read(token)).isInstanceOf(InviteReading.Good.class);
        assertThat(invites(SECOND).read(token)).isEqualTo(new InviteReading.Foreign());
    }

    @Test
    void readWhenWhatItSaysWasChangedIsTampered() throws GeneralSecurityException {
        var parts = invites.sign(invite()).split("\\.", 3);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var changed = encode(claims.replace("\"channelId\":\"2\"", "\"channelId\":\"9\""));

        assertThat(claims).contains("\"channelId\":\"2\"");
        assertThat(invites.read(parts[0] + "." + changed + "." + parts[2])).isEqualTo(new InviteReading.Tampered());
    }

    @Test
    void readWhenSignedByAnotherWithOurKeysNameIsTampered() {
        var stranger = invites("a:" + key('z'));

        assertThat(invites.read(stranger.sign(invite()))).isEqualTo(new InviteReading.Tampered());
    }

    @Test
    void readWhenForAnotherPurposeIsForeign() throws GeneralSecurityException {
        var claims = "{\"aud\":\"guildwire.ws\",\"exp\":" + (clock.instant().getEpochSecond() + 60) + "}";

        assertThat(invites.read(signed("{\"alg\":\"HS256\",\"kid\":\"a\"}", claims, "HmacSHA256")))
                .isEqualTo(new InviteReading.Foreign());
    }

    @Test
    void readWhenSignedByAnotherAlgorithmIsForeign() throws GeneralSecurityException {
        var claims = new String(
                Base64.getUrlDecoder().decode(invites.sign(invite()).split("\\.", 3)[1]), StandardCharsets.UTF_8);

        assertThat(invites.read(signed("{\"alg\":\"HS512\",\"kid\":\"a\"}", claims, "HmacSHA512")))
                .isIn(new InviteReading.Foreign(), new InviteReading.Tampered());
        assertThat(invites.read(encode("{\"alg\":\"none\"}") + "." + encode(claims) + "."))
                .isEqualTo(new InviteReading.Foreign());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "a.b.c", "e30.e30.e30", "💥"})
    void readWhenNoTokenIsMalformed(String text) {
        assertThat(invites.read(text)).isIn(new InviteReading.Malformed(), new InviteReading.Foreign());
    }

    @Test
    void readWhenEnormousIsMalformed() {
        assertThat(invites.read("a".repeat(5000))).isEqualTo(new InviteReading.Malformed());
    }

    @Test
    void readWhenAClaimIsMissingIsMalformed() throws GeneralSecurityException {
        var claims = "{\"aud\":\"guildwire.invite\",\"jti\":\"x\",\"exp\":"
                + (clock.instant().getEpochSecond() + 60) + "}";

        assertThat(invites.read(signed("{\"alg\":\"HS256\",\"kid\":\"a\"}", claims, "HmacSHA256")))
                .isEqualTo(new InviteReading.Malformed());
    }

    @Test
    void urlWhenOpenedShowsTheTokenToNoServer() {
        assertThat(invites.url(ChannelId.of("2"), "token")).hasPath("/game/2").hasFragment("invite=token");
    }

    private Invites invites(String keys) {
        var properties = new InviteProperties(Secret.of(keys), LIFETIME, URI.create("http://localhost"));
        return new Invites(properties, JsonMapper.shared(), clock);
    }

    private Invite invite() {
        return new Invite("id", GuildId.of("1"), ChannelId.of("2"), RoleId.of("3"), UserId.of("4"), invites.end());
    }

    private static String signed(String header, String claims, String algorithm) throws GeneralSecurityException {
        var mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key('a')), algorithm));
        var content = encode(header) + "." + encode(claims);
        var signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(char letter) {
        return encode(Character.toString(letter).repeat(64));
    }
}
