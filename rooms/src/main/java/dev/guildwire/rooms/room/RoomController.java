package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.invite.Invites;
import dev.guildwire.rooms.problem.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Makes and ends rooms over HTTP.
@RestController
@RequestMapping("/api/rooms")
class RoomController {

    private static final String WISH = "Idempotency-Key";
    private static final Pattern WISHES = Pattern.compile("[!-~]{1,100}");

    private final RoomCreation creation;
    private final RedisRooms rooms;
    private final RoomEnding ending;
    private final Invites invites;

    RoomController(RoomCreation creation, RedisRooms rooms, RoomEnding ending, Invites invites) {
        this.creation = creation;
        this.rooms = rooms;
        this.ending = ending;
        this.invites = invites;
    }

    /// @param name    1 to 100 characters after trimming, no control characters
    /// @param guildId the person's first guild when absent
    record NewRoom(@Nullable String name, @Nullable GuildId guildId) {}

    /// A room that was made, with its first invite.
    ///
    /// @param expiresAt when the invite ends, Unix time in milliseconds
    record CreatedRoom(
            ChannelId channelId,
            GuildId guildId,
            RoleId roleId,
            String name,
            int userLimit,
            UserId creatorId,
            String inviteId,
            String inviteToken,
            URI inviteUrl,
            long expiresAt) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedRoom create(
            @RequestBody NewRoom wanted,
            @RequestHeader(name = WISH, required = false) @Nullable String wish,
            @AuthenticationPrincipal LoginSession login) {
        var name = RoomName.of(wanted.name());
        var guild = Members.guild(login, wanted.guildId());
        if (wish != null && !WISHES.matcher(wish).matches()) {
            throw Problem.INVALID_REQUEST
                    .refusal()
                    .with("field", WISH)
                    .with("rule", "1 to 100 printable ASCII characters without blanks");
        }
        return describe(creation.create(login, guild, name, wish));
    }

    private CreatedRoom describe(Room room) {
        var token = invites.sign(room.invite());
        return new CreatedRoom(
                room.channelId(),
                room.guildId(),
                room.roleId(),
                room.name(),
                room.userLimit(),
                room.creatorId(),
                room.invite().id(),
                token,
                invites.url(room.channelId(), token),
                room.invite().expiresAt().toEpochMilli());
    }

    @DeleteMapping("/{channelId}")
    @ApiResponse(responseCode = "204", description = "Channel and role are gone", content = @Content)
    @ApiResponse(responseCode = "202", description = "Discord takes longer; it is being done", content = @Content)
    ResponseEntity<Void> end(@PathVariable ChannelId channelId, @AuthenticationPrincipal LoginSession login) {
        return switch (rooms.end(channelId, login.userId())) {
            case Ending.Begun begun -> {
                var status = ending.finish(channelId, begun) ? HttpStatus.NO_CONTENT : HttpStatus.ACCEPTED;
                yield ResponseEntity.status(status).build();
            }
            case Ending.Forbidden(var guild) -> {
                Members.require(login, guild);
                throw Problem.NOT_THE_CREATOR.refusal();
            }
            case Ending.Gone _ -> throw Problem.ROOM_GONE.refusal();
        };
    }
}
