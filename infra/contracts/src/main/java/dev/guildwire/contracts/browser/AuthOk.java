package dev.guildwire.contracts.browser;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.guildwire.contracts.id.GuildId;
import org.jspecify.annotations.Nullable;

/// The answer to a good [Auth].
///
/// @param id      where the stream of the guild stands now; a client that sees no event after it resumes from here
/// @param user    the same for the stream of messages to the user, which is another: a client keeps the newest id of
///                each stream and names both when it comes back
/// @param resumed absent when the client named no position; true when everything missed follows; false when it
///                cannot, and the client takes a snapshot
/// @param ts      Unix time in milliseconds
@JsonPropertyOrder({"v", "type", "event", "guildId", "id", "user", "resumed", "ts"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuthOk(
        int v,
        String type,
        String event,
        GuildId guildId,
        String id,
        @Nullable String user,
        @Nullable Boolean resumed,
        long ts) {

    public static AuthOk of(GuildId guildId, String id, @Nullable Boolean resumed, long ts) {
        return new AuthOk(Auth.VERSION, "ack", "auth.ok", guildId, id, null, resumed, ts);
    }

    public AuthOk withUser(@Nullable String position) {
        return new AuthOk(v, type, event, guildId, id, position, resumed, ts);
    }
}
