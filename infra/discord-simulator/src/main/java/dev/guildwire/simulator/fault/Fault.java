package dev.guildwire.simulator.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Something that goes wrong on purpose. In JSON, `type` says which one; see the README for all of them.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "drop-socket", value = Fault.DropSocket.class),
    @JsonSubTypes.Type(name = "reconnect", value = Fault.Reconnect.class),
    @JsonSubTypes.Type(name = "invalid-session", value = Fault.InvalidSession.class),
    @JsonSubTypes.Type(name = "close", value = Fault.Close.class),
    @JsonSubTypes.Type(name = "duplicate-dispatch", value = Fault.DuplicateDispatch.class),
    @JsonSubTypes.Type(name = "raw", value = Fault.Raw.class),
    @JsonSubTypes.Type(name = "guild-unavailable", value = Fault.GuildUnavailable.class),
    @JsonSubTypes.Type(name = "guild-available", value = Fault.GuildAvailable.class),
    @JsonSubTypes.Type(name = "no-ack", value = Fault.NoAck.class),
    @JsonSubTypes.Type(name = "no-hello", value = Fault.NoHello.class),
    @JsonSubTypes.Type(name = "dead-resume-url", value = Fault.DeadResumeUrl.class),
    @JsonSubTypes.Type(name = "refuse-gateway", value = Fault.RefuseGateway.class),
    @JsonSubTypes.Type(name = "reorder-dispatch", value = Fault.ReorderDispatch.class),
    @JsonSubTypes.Type(name = "lose-dispatch", value = Fault.LoseDispatch.class),
    @JsonSubTypes.Type(name = "late-guild", value = Fault.LateGuild.class),
    @JsonSubTypes.Type(name = "late-chunk", value = Fault.LateChunk.class),
    @JsonSubTypes.Type(name = "answer", value = Fault.AnswerWith.class),
    @JsonSubTypes.Type(name = "delay", value = Fault.Delay.class),
    @JsonSubTypes.Type(name = "refuse-refresh", value = Fault.RefuseRefresh.class),
})
public sealed interface Fault {

    /// Happens at once, and once.
    sealed interface Now extends Fault {}

    /// Lasts until it was used as often as it says or all faults are cleared.
    sealed interface Lasting extends Fault {

        /// How often it happens, or null for no end.
        @Nullable
        Integer times();
    }

    /// Happens to the gateway connections of one shard, or of all when there is no shard.
    sealed interface OnConnections extends Now {

        @Nullable
        Integer shard();
    }

    /// The TCP connection breaks without a close frame.
    record DropSocket(@Nullable Integer shard) implements OnConnections {}

    /// Op 7.
    record Reconnect(@Nullable Integer shard) implements OnConnections {}

    /// Op 9. When not resumable, the session is gone.
    record InvalidSession(boolean resumable, @Nullable Integer shard) implements OnConnections {}

    record Close(
            int code, @Nullable String reason, @Nullable Integer shard) implements OnConnections {

        public Close {
            boolean standard = code >= 1000 && code <= 1014 && (code < 1004 || code > 1006);
            if (!standard && (code < 3000 || code > 4999)) {
                throw new IllegalArgumentException("code has to be one a server may close with");
            }
        }
    }

    /// The last dispatch comes again, with the same sequence number.
    record DuplicateDispatch(@Nullable Integer shard) implements OnConnections {}

    /// Sends text that may be anything: a string as it is, other JSON as its text.
    record Raw(JsonNode payload, @Nullable Integer shard) implements OnConnections {}

    record GuildUnavailable(String guildId) implements Now {}

    record GuildAvailable(String guildId) implements Now {}

    /// Heartbeats are not answered.
    record NoAck(@Nullable Integer times) implements Lasting {}

    record NoHello(@Nullable Integer times) implements Lasting {}

    /// The address that READY gave for resuming does not answer.
    record DeadResumeUrl(@Nullable Integer times) implements Lasting {}

    /// No gateway address answers.
    record RefuseGateway(@Nullable Integer times) implements Lasting {}

    /// A dispatch comes after the one that followed it.
    record ReorderDispatch(@Nullable Integer times) implements Lasting {}

    /// A dispatch takes its sequence number and does not come, except in a replay.
    record LoseDispatch(@Nullable Integer times) implements Lasting {}

    /// GUILD_CREATE comes late after READY, or, without a delay, never.
    record LateGuild(
            @Nullable String guildId,
            @Nullable Long delayMs,
            @Nullable Integer times) implements Lasting {

        public boolean covers(String guild) {
            return guildId == null || guildId.equals(guild);
        }
    }

    /// GUILD_MEMBERS_CHUNK comes late.
    record LateChunk(long delayMs, @Nullable Integer times) implements Lasting {}

    /// REST answers with this status instead of doing anything.
    ///
    /// @param route      method and path, each of which may end with a star; the path is a template or a real one
    /// @param retryAfter seconds, in the header and the body of a 429
    /// @param scope      of a 429: `user`, `shared` or `global`
    record AnswerWith(
            String route,
            int status,
            @Nullable Double retryAfter,
            @Nullable String scope,
            @Nullable Integer times) implements Lasting {

        public AnswerWith {
            Objects.requireNonNull(route, "route");
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("status has to be from 200 to 599");
            }
        }

        public boolean covers(String method, String template, String path) {
            return Routes.cover(route, method, template, path);
        }
    }

    /// REST does what it should, and answers late.
    record Delay(String route, long delayMs, @Nullable Integer times) implements Lasting {

        public Delay {
            Objects.requireNonNull(route, "route");
        }

        public boolean covers(String method, String template, String path) {
            return Routes.cover(route, method, template, path);
        }
    }

    /// The OAuth2 token endpoint answers a refresh with `invalid_grant`.
    record RefuseRefresh(@Nullable Integer times) implements Lasting {}
}
