package dev.guildwire.rooms.room;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.problem.Problem;
import dev.guildwire.rooms.voice.VoicePresence;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Rooms as they are, each with the position behind which its events come. Voice is read before the rooms: whatever
/// happens to a room in between is in the answer already, and comes again as an event.
@RestController
@RequestMapping("/api/rooms")
class RoomLookController {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final RedisRooms rooms;
    private final RoomGuilds guilds;
    private final VoicePresence voice;

    RoomLookController(RedisRooms rooms, RoomGuilds guilds, VoicePresence voice) {
        this.rooms = rooms;
        this.guilds = guilds;
        this.voice = voice;
    }

    /// All rooms of a guild.
    ///
    /// @param position the `last` of the stream's auth message
    record RoomList(GuildId guildId, String position, List<RoomView> rooms) {

        RoomList {
            rooms = List.copyOf(rooms);
        }
    }

    /// One room.
    ///
    /// @param position the `last` of the stream's auth message
    record LocatedRoom(@JsonUnwrapped RoomView room, String position) {}

    /// @param expiresAt until when the room is kept at least, Unix time in milliseconds
    record Seen(long expiresAt) {}

    @GetMapping
    ResponseEntity<RoomList> list(
            @RequestParam(required = false) @Nullable GuildId guildId, @AuthenticationPrincipal LoginSession login) {
        var guild = Members.guild(login, guildId);
        var picture = picture(guild);
        var views = rooms.of(guild).stream()
                .map(room -> RoomView.of(room, picture.states()))
                .toList();
        return fresh(new RoomList(guild, picture.position(), views));
    }

    @GetMapping("/{channelId}")
    ResponseEntity<LocatedRoom> look(@PathVariable ChannelId channelId, @AuthenticationPrincipal LoginSession login) {
        var guild = guilds.of(channelId).orElseThrow(Problem.ROOM_GONE::refusal);
        Members.require(login, guild);
        var picture = picture(guild);
        var room = rooms.find(channelId).orElseThrow(Problem.ROOM_GONE::refusal);
        return fresh(new LocatedRoom(RoomView.of(room, picture.states()), picture.position()));
    }

    @PostMapping("/{channelId}/viewing")
    Seen view(@PathVariable ChannelId channelId, @AuthenticationPrincipal LoginSession login) {
        return switch (rooms.view(channelId, login.guilds())) {
            case Viewing.Seen(var until) -> new Seen(until.toEpochMilli());
            case Viewing.Foreign _ -> throw Problem.NOT_A_MEMBER.refusal();
            case Viewing.Gone _ -> throw Problem.ROOM_GONE.refusal();
        };
    }

    private VoicePresence.Picture picture(GuildId guild) {
        return voice.of(guild).orElseThrow(() -> Problem.UNAVAILABLE.refusal().retryAfter(SOON));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
