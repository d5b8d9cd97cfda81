package dev.guildwire.rooms.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordRouteTest {

    private static final GuildId GUILD = new GuildId(5);

    @Test
    void requestWhenRouteHasPlaceholdersFillsThemInOrder() {
        var request = DiscordRoute.ADD_MEMBER_ROLE.request(terms("a"), null, GUILD, new UserId(6), new RoleId(7));

        assertThat(request.path()).isEqualTo("/guilds/5/members/6/roles/7");
        assertThat(request.lane()).isEqualTo("PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}#5");
    }

    @Test
    void requestWhenRouteHasNoTopLevelResourceSharesOneLane() {
        var route = new DiscordRoute(Verb.GET, "/users/{user_id}");

        assertThat(route.request(terms("a"), null, new UserId(6)).lane()).isEqualTo("GET /users/{user_id}#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7/../8", "7?x=1", "7#", "%37", "a b"})
    void requestWhenParameterIsNoIdIsRejected(String parameter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscordRoute.GET_CHANNEL.request(terms("a"), null, parameter));
    }

    @Test
    void requestWhenParametersAreTooManyOrTooFewIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> DiscordRoute.GET_CHANNEL.request(terms("a"), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscordRoute.GET_CHANNEL.request(terms("a"), null, new ChannelId(1), GUILD));
    }

    @Test
    void requestWhenBodyIsTooLongIsRejected() {
        var body = "ü".repeat(DiscordRequest.LONGEST_BODY / 2 + 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscordRoute.CREATE_MESSAGE.request(terms("a"), body, new ChannelId(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with blank", "tab\t", "ümlaut"})
    void termsWhenRequestIdIsUnusableAreRejected(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> terms(id));
    }

    @Test
    void termsWhenPatienceOrReasonIsImpossibleAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> terms("a").within(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> terms("a").because("r".repeat(513)));
    }

    private static Terms terms(String id) {
        return Terms.of(id, GUILD);
    }
}
