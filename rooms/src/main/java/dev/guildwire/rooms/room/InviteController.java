package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.invite.Invite;
import dev.guildwire.rooms.invite.Invites;
import dev.guildwire.rooms.problem.Problem;
import java.net.URI;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A room's invites, for its creator.
@RestController
@RequestMapping("/api/rooms/{channelId}/invites")
class InviteController {

    private final RedisInvites changes;
    private final Invites invites;
    private final FreshIds ids;

    InviteController(RedisInvites changes, Invites invites, FreshIds ids) {
        this.changes = changes;
        this.invites = invites;
        this.ids = ids;
    }

    /// @param expiresAt Unix time in milliseconds
    record SignedInvite(String id, String inviteToken, URI inviteUrl, long expiresAt) {}

    /// Those that are good, the ones that end first in front.
    record InviteList(List<SignedInvite> invites) {

        InviteList {
            invites = List.copyOf(invites);
        }
    }

    @GetMapping
    ResponseEntity<InviteList> list(@PathVariable ChannelId channelId, @AuthenticationPrincipal LoginSession login) {
        var done = require(changes.list(channelId, login.userId()), login);
        var signed = done.invites().stream().map(this::signed).toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new InviteList(signed));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SignedInvite make(@PathVariable ChannelId channelId, @AuthenticationPrincipal LoginSession login) {
        var id = ids.next();
        var done = require(changes.make(channelId, login.userId(), id), login);
        return done.invites().stream()
                .filter(invite -> invite.id().equals(id))
                .map(this::signed)
                .findFirst()
                .orElseThrow();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(
            @PathVariable ChannelId channelId, @PathVariable String id, @AuthenticationPrincipal LoginSession login) {
        require(changes.revoke(channelId, login.userId(), id), login);
    }

    private static InviteChange.Done require(InviteChange change, LoginSession login) {
        return switch (change) {
            case InviteChange.Done done -> {
                Members.require(login, done.guild());
                yield done;
            }
            case InviteChange.Forbidden(var guild) -> {
                Members.require(login, guild);
                throw Problem.NOT_THE_CREATOR.refusal();
            }
            case InviteChange.Unknown _ -> throw Problem.INVITE_UNKNOWN.refusal();
            case InviteChange.TooMany _ -> throw Problem.TOO_MANY_INVITES.refusal();
            case InviteChange.Gone _ -> throw Problem.ROOM_GONE.refusal();
        };
    }

    private SignedInvite signed(Invite invite) {
        var token = invites.sign(invite);
        return new SignedInvite(
                invite.id(),
                token,
                invites.url(invite.channelId(), token),
                invite.expiresAt().toEpochMilli());
    }
}
