package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.invite.Invites;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Rooms that are being made, in Redis. Every method is one round trip.
@Component
class RedisMakings {

    private final RedisRoomScripts scripts;
    private final StringRedisTemplate redis;
    private final RedisTasks tasks;
    private final RoomProperties properties;
    private final Invites invites;
    private final JsonMapper json;

    RedisMakings(
            RedisRoomScripts scripts,
            StringRedisTemplate redis,
            RedisTasks tasks,
            RoomProperties properties,
            Invites invites,
            JsonMapper json) {
        this.scripts = scripts;
        this.redis = redis;
        this.tasks = tasks;
        this.properties = properties;
        this.invites = invites;
        this.json = json;
    }

    /// @param mark of a new room
    /// @param wish the creator's `Idempotency-Key`
    Beginning begin(String mark, GuildId guild, RoomName name, LoginSession creator, @Nullable String wish) {
        var answer = scripts.listWithKey(
                "begin",
                scripts.key("wish:" + creator.userId() + ":" + wish),
                mark,
                guild,
                name.value(),
                creator.userId(),
                json.writeValueAsString(Seat.of(creator)),
                wish == null ? "" : Long.toString(properties.wishesKept().toMillis()),
                tasks.recovery(),
                properties.perPerson());
        return switch (text(answer, 0)) {
            case "many" -> new Beginning.TooMany();
            case "open" -> new Beginning.Open(ChannelId.of(text(answer, 1)));
            case "over" -> new Beginning.Over();
            default -> new Beginning.Begun(making(answer));
        };
    }

    private static Making making(List<?> answer) {
        return new Making(
                text(answer, 1),
                GuildId.of(text(answer, 2)),
                new RoomName(text(answer, 3)),
                UserId.of(text(answer, 4)),
                role(text(answer, 5)),
                channel(text(answer, 6)));
    }

    /// @return false when somebody has given the making up
    boolean made(String mark, RoleId role) {
        return !scripts.text("made", mark, "role", role, tasks.recovery()).equals("undo");
    }

    void made(String mark, ChannelId channel) {
        scripts.text("made", mark, "channel", channel, tasks.recovery());
    }

    /// @param invite the first invite's id
    /// @return empty when somebody has given the making up
    Optional<ChannelId> open(String mark, String invite) {
        var until = invites.end().toEpochMilli();
        return Optional.ofNullable(channel(scripts.text("open", mark, properties.seats(), invite, until)));
    }

    /// Empty when there is no such making: it was opened, or undone.
    Optional<Making> giveUp(String mark) {
        var answer = scripts.list("undo", mark, tasks.recovery());
        return answer.isEmpty() ? Optional.empty() : Optional.of(making(answer));
    }

    void forget(String mark) {
        scripts.run("undone", mark);
    }

    boolean isUnderWay(String mark) {
        return Boolean.TRUE.equals(redis.hasKey(scripts.key("making:" + mark)));
    }

    private static String text(List<?> answer, int index) {
        return answer.get(index).toString();
    }

    private static @Nullable RoleId role(String text) {
        return text.isEmpty() ? null : RoleId.of(text);
    }

    private static @Nullable ChannelId channel(String text) {
        return text.isEmpty() ? null : ChannelId.of(text);
    }
}
