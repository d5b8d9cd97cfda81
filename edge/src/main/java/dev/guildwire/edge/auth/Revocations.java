package dev.guildwire.edge.auth;

import dev.guildwire.contracts.event.MembershipLost;
import dev.guildwire.contracts.event.SessionRevoked;
import dev.guildwire.contracts.event.UserEvent;
import dev.guildwire.contracts.event.UserRevoked;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.token.WsTokenClaims;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which tokens are void before they expire. A revocation is kept as long as a token made before it can live; an
/// edge reads those of that time when it starts. Safe for any thread.
public final class Revocations {

    private final Map<UserEvent, Instant> revoked = new ConcurrentHashMap<>();
    private final Duration keep;
    private final InstantSource clock;

    Revocations(Duration keep, InstantSource clock) {
        this.keep = keep;
        this.clock = clock;
    }

    public void add(UserEvent revocation, Instant at) {
        var oldest = clock.instant().minus(keep);
        revoked.values().removeIf(oldest::isAfter);
        if (at.isAfter(oldest)) {
            revoked.merge(revocation, at, (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    /// Whether a revocation ends a connection of its user.
    public static boolean ends(UserEvent revocation, GuildId guild, String sid) {
        return switch (revocation) {
            case SessionRevoked session -> session.sid().equals(sid);
            case UserRevoked _ -> true;
            case MembershipLost lost -> lost.guildId().equals(guild);
        };
    }

    /// Whether a token is void. A session does not come back; a user and a membership may, with tokens made later.
    boolean isRevoked(WsTokenClaims claims, Instant issuedAt) {
        return revoked.containsKey(new SessionRevoked(claims.userId(), claims.sid()))
                || isAfter(new UserRevoked(claims.userId()), issuedAt)
                || isAfter(new MembershipLost(claims.userId(), claims.guildId()), issuedAt);
    }

    private boolean isAfter(UserEvent revocation, Instant issuedAt) {
        var at = revoked.get(revocation);
        return at != null && !issuedAt.isAfter(at);
    }
}
