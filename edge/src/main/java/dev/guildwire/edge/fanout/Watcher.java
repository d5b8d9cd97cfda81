package dev.guildwire.edge.fanout;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.edge.connection.BrowserConnection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A connection with a login behind it: it watches one guild.
public final class Watcher {

    private final BrowserConnection connection;
    private final Lane lane;
    private final UserId user;
    private final GuildId guild;
    private volatile String sid;

    /// Guarded by the monitor of [FanOut]; read by the lane once it was told of the join.
    private @Nullable GuildStream stream;

    /// Guarded by the monitor of [FanOut].
    private boolean gone;

    /// In its audience; the lane's. -1 while in none.
    int place = -1;

    public Watcher(BrowserConnection connection, Lane lane, UserId user, GuildId guild, String sid) {
        this.connection = connection;
        this.lane = lane;
        this.user = user;
        this.guild = guild;
        this.sid = sid;
    }

    boolean hasJoined() {
        return stream != null;
    }

    boolean isGone() {
        return gone;
    }

    void leave() {
        gone = true;
    }

    GuildStream stream() {
        return Objects.requireNonNull(stream, "has not joined");
    }

    void join(GuildStream joined) {
        stream = joined;
    }

    BrowserConnection connection() {
        return connection;
    }

    Lane lane() {
        return lane;
    }

    public UserId user() {
        return user;
    }

    public GuildId guild() {
        return guild;
    }

    public String sid() {
        return sid;
    }

    /// The user sent a new token, perhaps of a later login.
    public void renew(String newSid) {
        sid = newSid;
    }
}
