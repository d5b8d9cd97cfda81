package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.rooms.discord.DiscordResult;
import dev.guildwire.rooms.discord.DiscordResult.Refused;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Searches Discord for what a crash left there: a role with a room's mark that is not the room's, a channel made for
/// such a role that is not the room's. Nobody knows of them, because Discord did something whose answer was lost, or
/// did it twice. It touches only what bears a mark that we gave.
@Component
class Tidying {

    private final RedisMakings makings;
    private final RedisRooms rooms;
    private final RedisTasks tasks;
    private final RoomParts parts;
    private final RoomProperties properties;
    private final Clock clock;

    Tidying(
            RedisMakings makings,
            RedisRooms rooms,
            RedisTasks tasks,
            RoomParts parts,
            RoomProperties properties,
            Clock clock) {
        this.makings = makings;
        this.rooms = rooms;
        this.tasks = tasks;
        this.parts = parts;
        this.properties = properties;
        this.clock = clock;
    }

    /// What Discord has in a guild now.
    private record Found(List<DiscordJson.Role> roles, List<DiscordJson.Channel> channels) {}

    /// Searches one guild for several rooms at once.
    void tidy(GuildId guild, Collection<Task.Tidy> due) {
        var over = due.stream().filter(task -> !makings.isUnderWay(task.mark())).toList();
        due.stream()
                .filter(task -> !over.contains(task))
                .forEach(task -> tasks.add(task, clock.instant().plus(properties.tidyAfter())));
        if (!over.isEmpty()) {
            search(guild, over);
        }
    }

    private void search(GuildId guild, List<Task.Tidy> due) {
        var roles = parts.roles(guild);
        var channels = parts.channels(guild);
        var listedRoles = roles.join();
        var listedChannels = channels.join();
        if (isLost(listedRoles) || isLost(listedChannels)) {
            due.forEach(tasks::done);
        } else if (listedRoles instanceof Success some && listedChannels instanceof Success others) {
            var found = new Found(DiscordJson.roles(some), DiscordJson.channels(others));
            due.forEach(task -> settle(task, delete(task, found)));
        }
    }

    /// We are not in the guild any more, and it is none of our business.
    private static boolean isLost(DiscordResult result) {
        return result instanceof Refused;
    }

    private void settle(Task.Tidy task, boolean isTidy) {
        if (isTidy) {
            tasks.done(task);
        } else {
            tasks.add(task, clock.instant().plus(properties.tidyAgain()));
        }
    }

    /// @return whether nothing is left that should not be there
    private boolean delete(Task.Tidy task, Found found) {
        var live = rooms.ofMark(task.mark()).orElse(null);
        var marked = found.roles().stream()
                .filter(role -> role.name().endsWith(RoomParts.ending(task.mark())))
                .map(DiscordJson.Role::id)
                .collect(Collectors.toSet());
        var strayChannels = found.channels().stream()
                .filter(channel ->
                        marked.stream().anyMatch(role -> channel.overwritten().contains(role.toString())))
                .map(DiscordJson.Channel::id)
                .filter(channel -> !isOf(live, channel));
        var strayRoles = marked.stream().filter(role -> !isOf(live, role)).toList();
        var guild = task.guild();
        var left = strayChannels
                        .filter(channel ->
                                !isDeleted(parts.deleteChannel(guild, channel).join()))
                        .count()
                + strayRoles.stream()
                        .filter(role -> !isDeleted(parts.deleteRole(guild, role).join()))
                        .count();
        return left == 0;
    }

    private static boolean isOf(@Nullable Room live, ChannelId channel) {
        return live != null && live.channelId().equals(channel);
    }

    private static boolean isOf(@Nullable Room live, RoleId role) {
        return live != null && live.roleId().equals(role);
    }

    private static boolean isDeleted(DiscordResult result) {
        return result instanceof Success || (result instanceof Refused(var status, int _, String _) && status == 404);
    }
}
