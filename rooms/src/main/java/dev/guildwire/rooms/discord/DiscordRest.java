package dev.guildwire.rooms.discord;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The calls of Discord's REST API that we make, each a request to the queue. The guild is the one of the [Terms].
/// Another call is one more method here, and a [DiscordRoute] if the route is new.
public final class DiscordRest {

    /// Discord keeps at most 25 characters of a nonce.
    private static final int NONCE_BYTES = 18;

    private final DiscordRequests requests;
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    DiscordRest(DiscordRequests requests) {
        this.requests = requests;
    }

    /// The bot's own user.
    public CompletionStage<DiscordResult> self(Terms terms) {
        return ask(terms, DiscordRoute.GET_SELF, null);
    }

    public CompletionStage<DiscordResult> roles(Terms terms) {
        return ask(terms, DiscordRoute.LIST_ROLES, null, terms.guild());
    }

    public CompletionStage<DiscordResult> channels(Terms terms) {
        return ask(terms, DiscordRoute.LIST_CHANNELS, null, terms.guild());
    }

    public CompletionStage<DiscordResult> guild(Terms terms) {
        return ask(terms, DiscordRoute.GET_GUILD, null, terms.guild());
    }

    public CompletionStage<DiscordResult> member(Terms terms, UserId user) {
        return ask(terms, DiscordRoute.GET_MEMBER, null, terms.guild(), user);
    }

    public CompletionStage<DiscordResult> channel(Terms terms, ChannelId channel) {
        return ask(terms, DiscordRoute.GET_CHANNEL, null, channel);
    }

    public CompletionStage<DiscordResult> createVoiceChannel(Terms terms, NewVoiceChannel channel) {
        return ask(terms, DiscordRoute.CREATE_CHANNEL, channel, terms.guild());
    }

    public CompletionStage<DiscordResult> editChannel(Terms terms, ChannelId channel, ChannelEdit edit) {
        return ask(terms, DiscordRoute.EDIT_CHANNEL, edit, channel);
    }

    public CompletionStage<DiscordResult> deleteChannel(Terms terms, ChannelId channel) {
        return ask(terms, DiscordRoute.DELETE_CHANNEL, null, channel);
    }

    public CompletionStage<DiscordResult> createRole(Terms terms, NewRole role) {
        return ask(terms, DiscordRoute.CREATE_ROLE, role, terms.guild());
    }

    public CompletionStage<DiscordResult> deleteRole(Terms terms, RoleId role) {
        return ask(terms, DiscordRoute.DELETE_ROLE, null, terms.guild(), role);
    }

    public CompletionStage<DiscordResult> addRole(Terms terms, UserId user, RoleId role) {
        return ask(terms, DiscordRoute.ADD_MEMBER_ROLE, null, terms.guild(), user, role);
    }

    public CompletionStage<DiscordResult> removeRole(Terms terms, UserId user, RoleId role) {
        return ask(terms, DiscordRoute.REMOVE_MEMBER_ROLE, null, terms.guild(), user, role);
    }

    /// Only a member who is in some voice channel can be moved.
    public CompletionStage<DiscordResult> moveMember(Terms terms, UserId user, ChannelId channel) {
        return ask(terms, DiscordRoute.EDIT_MEMBER, Map.of("channel_id", channel), terms.guild(), user);
    }

    public CompletionStage<DiscordResult> disconnectMember(Terms terms, UserId user) {
        var nowhere = new HashMap<String, @Nullable Object>();
        nowhere.put("channel_id", null);
        return ask(terms, DiscordRoute.EDIT_MEMBER, nowhere, terms.guild(), user);
    }

    /// @param message Discord's own fields, such as `content`; the nonce is added, so that a repetition after a crash
    ///                does not show the message twice
    public CompletionStage<DiscordResult> sendMessage(Terms terms, ChannelId channel, Map<String, ?> message) {
        var once = new HashMap<String, @Nullable Object>(message);
        once.put("nonce", nonce(terms.requestId()));
        once.put("enforce_nonce", true);
        return ask(terms, DiscordRoute.CREATE_MESSAGE, once, channel);
    }

    private CompletionStage<DiscordResult> ask(
            Terms terms, DiscordRoute route, @Nullable Object body, Object... parameters) {
        var text = body == null ? null : json.writeValueAsString(body);
        return requests.submit(route.request(terms, text, parameters));
    }

    private static String nonce(String requestId) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(requestId.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, NONCE_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
