package dev.guildwire.ingest.translate;

import dev.guildwire.contracts.id.GuildId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One dispatch (op 0) of a gateway session, as Discord sent it.
///
/// @param shard      the shard whose session told it
/// @param session    Discord's `session_id`
/// @param sequence   Discord's `s`, counted by session from 1
/// @param type       Discord's `t`
/// @param guildId    whose it is; null for a dispatch of no guild
/// @param payload    Discord's `d` as JSON
/// @param receivedAt when it was taken off the socket
public record Dispatch(
        int shard,
        String session,
        long sequence,
        String type,
        @Nullable GuildId guildId,
        String payload,
        Instant receivedAt) {

    /// The same for every repeat of one dispatch (header `origin`).
    public String origin() {
        return shard + "/" + session + "/" + sequence;
    }

    /// What it is ordered by: its guild, or its shard when it is of no guild.
    public String key() {
        return guildId == null ? "shard-" + shard : guildId.toString();
    }

    /// Whether another session of the same shard gets none like it.
    static boolean isOfItsSession(String type) {
        return type.equals("READY") || type.equals("RESUMED");
    }
}
