package dev.guildwire.rooms.voice;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.problem.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Where a page begins: who is in the guild's voice channels now.
@RestController
class VoiceController {

    private final VoiceSnapshots snapshots;

    VoiceController(VoiceSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// A guild that the bot has left is not found, though the session may still name it for some minutes.
    @GetMapping("/api/guilds/{guildId}/voice")
    ResponseEntity<VoiceSnapshot> voice(@PathVariable GuildId guildId, @AuthenticationPrincipal LoginSession login) {
        if (login.guilds().stream().noneMatch(guild -> guild.id().equals(guildId))) {
            throw Problem.NOT_A_MEMBER.refusal();
        }
        return snapshots
                .take(guildId)
                .map(snapshot ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(snapshot))
                .orElseThrow(Problem.UNAVAILABLE::refusal);
    }
}
