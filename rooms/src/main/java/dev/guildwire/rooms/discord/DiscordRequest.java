package dev.guildwire.rooms.discord;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Something to ask of Discord's REST API. [DiscordRoute#request] makes one.
///
/// @param path  below the API's base, placeholders filled in
/// @param major the top-level resource's id, empty for a route without one
/// @param body  JSON
public record DiscordRequest(
        Terms terms,
        DiscordRoute route,
        String path,
        String major,
        @Nullable String body) {

    /// Discord's longest messages with embeds stay below this; it bounds what the queue can hold.
    public static final int LONGEST_BODY = 32 * 1024;

    public DiscordRequest {
        if (body != null && body.getBytes(StandardCharsets.UTF_8).length > LONGEST_BODY) {
            throw new IllegalArgumentException("a body has at most " + LONGEST_BODY + " bytes");
        }
    }

    /// Requests of one lane are sent one after the other, in order.
    String lane() {
        return route + "#" + major;
    }
}
