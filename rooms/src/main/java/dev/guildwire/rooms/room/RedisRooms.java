package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Rooms in Redis. Every method is one round trip, unless it says otherwise.
@Component
class RedisRooms {

    private final RedisRoomScripts scripts;
    private final StringRedisTemplate redis;
    private final RedisTasks tasks;
    private final RoomProperties properties;
    private final JsonMapper json;

    RedisRooms(
            RedisRoomScripts scripts,
            StringRedisTemplate redis,
            RedisTasks tasks,
            RoomProperties properties,
            JsonMapper json) {
        this.scripts = scripts;
        this.redis = redis;
        this.tasks = tasks;
        this.properties = properties;
        this.json = json;
    }

    /// What a look at an idle room led to.
    enum Idleness {
        GONE,
        ACTIVE,
        WARNED,
        WAITING,
        ENDED
    }

    /// Where somebody is in voice from then on.
    ///
    /// @param channel none when the person left
    record Move(GuildId guild, UserId user, @Nullable ChannelId channel, long at) {}

    Optional<Room> find(ChannelId channel) {
        return rooms(scripts.list("read", channel, "")).stream().findFirst();
    }

    /// Oldest first.
    List<Room> of(GuildId guild) {
        return rooms(scripts.list("read", "", guild)).stream()
                .sorted(Comparator.comparing(Room::createdAt))
                .toList();
    }

    /// In two round trips.
    Optional<Room> ofMark(String mark) {
        return ofReference("marks", mark).flatMap(this::find);
    }

    Optional<ChannelId> ofRole(RoleId role) {
        return ofReference("roles", role.toString());
    }

    private Optional<ChannelId> ofReference(String key, String field) {
        return Optional.ofNullable(redis.<String, String>opsForHash().get(scripts.key(key), field))
                .map(ChannelId::of);
    }

    private List<Room> rooms(List<?> answer) {
        return answer.stream()
                .map(room -> RoomFields.room((List<?>) room, json))
                .toList();
    }

    Viewing view(ChannelId channel, Collection<LoginSession.Guild> guilds) {
        var arguments = new ArrayList<Object>(List.of(channel));
        guilds.forEach(guild -> arguments.add(guild.id()));
        var answer = scripts.text("view", arguments.toArray());
        return switch (answer) {
            case "gone" -> new Viewing.Gone();
            case "foreign" -> new Viewing.Foreign();
            default -> new Viewing.Seen(Instant.ofEpochMilli(Long.parseLong(answer)));
        };
    }

    void apply(Collection<Move> moves) {
        var arguments = new ArrayList<Object>();
        for (var move : moves) {
            arguments.add(move.guild());
            arguments.add(move.user());
            arguments.add(move.channel() == null ? "" : move.channel());
            arguments.add(move.at());
        }
        scripts.run("presence", arguments.toArray());
    }

    /// People are in its channel.
    void occupied(ChannelId channel) {
        scripts.run("occupied", channel);
    }

    /// Nobody is in its channel.
    Idleness idle(ChannelId channel) {
        var answer = scripts.text("idle", channel, properties.warning().toMillis());
        return Idleness.valueOf(answer.toUpperCase(Locale.ROOT));
    }

    /// @param creator who wants it to end, or nobody when it is not a person's wish
    Ending end(ChannelId channel, @Nullable UserId creator) {
        var answer = scripts.list("end", channel, creator == null ? "" : creator, tasks.recovery());
        return switch (answer.getFirst().toString()) {
            case "ending" ->
                new Ending.Begun(
                        GuildId.of(answer.get(1).toString()),
                        RoleId.of(answer.get(2).toString()),
                        answer.get(3).toString().equals("1"));
            case "forbidden" -> new Ending.Forbidden(GuildId.of(answer.get(1).toString()));
            default -> new Ending.Gone();
        };
    }

    /// @return true when it was there until now
    boolean forget(ChannelId channel) {
        return scripts.flag("gone", channel);
    }
}
