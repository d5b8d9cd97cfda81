package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;

/// Something that has to be done, whoever of the instances does it. Doing it twice is as good as once.
sealed interface Task {

    /// A room was begun and nothing has been heard of it: undo it.
    record Make(String mark) implements Task {}

    /// A seat was claimed and nothing has been heard of it: finish the join.
    record TakeSeat(ChannelId channel, UserId user) implements Task {}

    /// Take the role from a player, and free the seat.
    record Leave(ChannelId channel, UserId user) implements Task {}

    /// Ask Discord whether the player still has the role.
    record Check(ChannelId channel, UserId user) implements Task {}

    /// Delete a room's channel and role.
    record End(ChannelId channel) implements Task {}

    /// Search Discord for what a room may have left there.
    record Tidy(GuildId guild, String mark) implements Task {}

    static Task parse(String text) {
        var parts = text.split("\\|", 3);
        return switch (parts[0]) {
            case "make" -> new Make(parts[1]);
            case "seat" -> new TakeSeat(ChannelId.of(parts[1]), UserId.of(parts[2]));
            case "leave" -> new Leave(ChannelId.of(parts[1]), UserId.of(parts[2]));
            case "check" -> new Check(ChannelId.of(parts[1]), UserId.of(parts[2]));
            case "end" -> new End(ChannelId.of(parts[1]));
            case "tidy" -> new Tidy(GuildId.of(parts[1]), parts[2]);
            default -> throw new IllegalArgumentException("no such task: " + parts[0]);
        };
    }

    /// As it lies in Redis.
    default String text() {
        return switch (this) {
            case Make(var mark) -> "make|" + mark;
            case TakeSeat(var channel, var user) -> "seat|" + channel + "|" + user;
            case Leave(var channel, var user) -> "leave|" + channel + "|" + user;
            case Check(var channel, var user) -> "check|" + channel + "|" + user;
            case End(var channel) -> "end|" + channel;
            case Tidy(var guild, var mark) -> "tidy|" + guild + "|" + mark;
        };
    }

    /// For figures.
    default String kind() {
        return text().substring(0, text().indexOf('|'));
    }
}
