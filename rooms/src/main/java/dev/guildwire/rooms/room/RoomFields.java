package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.rooms.invite.Invite;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Reads a room as scripts answer it: the fields of its hash, one after the other, and its seats.
final class RoomFields {

    private final Map<String, String> fields = new HashMap<>();

    private RoomFields(List<?> flat) {
        for (var i = 0; i + 1 < flat.size(); i += 2) {
            fields.put(flat.get(i).toString(), flat.get(i + 1).toString());
        }
    }

    /// @param answer channel, fields, seats
    static Room room(List<?> answer, JsonMapper json) {
        return room(ChannelId.of(answer.get(0).toString()), (List<?>) answer.get(1), (List<?>) answer.get(2), json);
    }

    static Room room(ChannelId channel, List<?> flat, List<?> seats, JsonMapper json) {
        var read = new RoomFields(flat);
        var expiresAt = read.fields.get("expiresAt");
        return new Room(
                channel,
                GuildId.of(read.text("guild")),
                RoleId.of(read.text("role")),
                read.text("name"),
                Integer.parseInt(read.text("userLimit")),
                read.state(expiresAt),
                read.time("createdAt"),
                read.time("lastActivityAt"),
                expiresAt == null ? null : Instant.ofEpochMilli(Long.parseLong(expiresAt)),
                read.invite(channel),
                seats.stream()
                        .map(text -> json.readValue(text.toString(), Seat.class))
                        .sorted(Comparator.comparingInt(Seat::order))
                        .toList());
    }

    private RoomState state(@Nullable String expiresAt) {
        if ("ending".equals(fields.get("state"))) {
            return RoomState.ENDING;
        }
        return expiresAt == null ? RoomState.OPEN : RoomState.EXPIRING;
    }

    private Invite invite(ChannelId channel) {
        return new Invite(
                text("inviteId"),
                GuildId.of(text("guild")),
                channel,
                RoleId.of(text("role")),
                UserId.of(text("creator")),
                time("inviteUntil"));
    }

    private Instant time(String name) {
        return Instant.ofEpochMilli(Long.parseLong(text(name)));
    }

    private String text(String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }
}
