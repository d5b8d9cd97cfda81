package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.rooms.invite.Invite;
import dev.guildwire.rooms.invite.Invites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/// Which invites of a room still count. Every method is one round trip.
@Component
class RedisInvites {

    private static final int FIRST_INVITE = 4;

    private final RedisRoomScripts scripts;
    private final RoomProperties properties;
    private final Invites invites;

    RedisInvites(RedisRoomScripts scripts, RoomProperties properties, Invites invites) {
        this.scripts = scripts;
        this.properties = properties;
        this.invites = invites;
    }

    /// @param id of the new one
    InviteChange make(ChannelId channel, UserId asker, String id) {
        return change(channel, asker, "make", id);
    }

    InviteChange revoke(ChannelId channel, UserId asker, String id) {
        return change(channel, asker, "revoke", id);
    }

    InviteChange list(ChannelId channel, UserId asker) {
        return change(channel, asker, "list", "");
    }

    private InviteChange change(ChannelId channel, UserId asker, String what, String id) {
        var answer =
                scripts.list("invite", channel, asker, what, id, invites.end().toEpochMilli(), properties.invites());
        return switch (answer.getFirst().toString()) {
            case "done" -> done(channel, answer);
            case "forbidden" ->
                new InviteChange.Forbidden(GuildId.of(answer.get(1).toString()));
            case "unknown" -> new InviteChange.Unknown();
            case "many" -> new InviteChange.TooMany();
            default -> new InviteChange.Gone();
        };
    }

    private static InviteChange done(ChannelId channel, List<?> answer) {
        var guild = GuildId.of(answer.get(1).toString());
        var role = RoleId.of(answer.get(2).toString());
        var creator = UserId.of(answer.get(3).toString());
        var found = new ArrayList<Invite>();
        for (var i = FIRST_INVITE; i < answer.size(); i += 2) {
            var end = Instant.ofEpochMilli(Long.parseLong(answer.get(i + 1).toString()));
            found.add(new Invite(answer.get(i).toString(), guild, channel, role, creator, end));
        }
        found.sort(Comparator.comparing(Invite::expiresAt).thenComparing(Invite::id));
        return new InviteChange.Done(guild, found);
    }
}
