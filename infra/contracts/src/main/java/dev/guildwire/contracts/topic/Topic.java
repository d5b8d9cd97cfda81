package dev.guildwire.contracts.topic;

import java.util.Map;

/// The topics, what they are keyed by and how long they keep what they hold. Whoever needs a topic first creates
/// it from this table.
public enum Topic {
    /// Every dispatch of Discord's gateway; its value is Discord's `d` as it came. Key: guild id, or `shard-N` for a
    /// dispatch of no guild.
    DISCORD_DISPATCH("discord.dispatch", Retention.SHORT),
    /// Events for the browsers of a guild. Key: guild id.
    GUILD_EVENTS("guild.events", Retention.SHORT),
    /// Last known voice states. Key: `guildId:userId`, written to the guild's partition; value: a voice state, or
    /// none once the person left.
    GUILD_VOICE("guild.voice", Retention.COMPACTED),
    /// Events for one user's connections, and revocations. Key: user id.
    USER_EVENTS("user.events", Retention.SHORT),
    /// Changes of the roadmap board, from which its state can be rebuilt. Key: board.
    ROADMAP_EVENTS("roadmap.events", Retention.FOREVER),
    /// What backends ask of Discord. Key: top-level resource.
    DISCORD_COMMANDS("discord.commands", Retention.SHORT),
    /// What became of it. Key: request id.
    DISCORD_COMMAND_RESULTS("discord.command-results", Retention.SHORT),
    /// One partition per gateway shard; its consumer group decides which ingest runs which shard. Holds each shard's
    /// marks: up to when everything Discord told is published.
    DISCORD_SHARDS("discord.shards", Retention.SHORT),
    /// Proof that records come back: every edge writes and reads its own.
    EDGE_CANARY("edge.canary", Retention.MINUTES),
    /// How every node is, said by itself every few seconds. Key: the node's id; no value once it has ended.
    NODE_REPORTS("node.reports", Retention.MINUTES);

    /// How long a topic keeps its records.
    public enum Retention {
        /// 10 minutes.
        MINUTES("retention.ms", "600000"),
        /// 24 hours.
        SHORT("retention.ms", "86400000"),
        /// The newest record of each key.
        COMPACTED("cleanup.policy", "compact"),
        /// Without end.
        FOREVER("retention.ms", "-1");

        private final String setting;
        private final String value;

        Retention(String setting, String value) {
            this.setting = setting;
            this.value = value;
        }

        /// As Kafka's topic settings.
        public Map<String, String> config() {
            return Map.of(setting, value);
        }
    }

    private final String wire;
    private final Retention retention;

    Topic(String wire, Retention retention) {
        this.wire = wire;
        this.retention = retention;
    }

    public String wire() {
        return wire;
    }

    public Retention retention() {
        return retention;
    }

    /// How many partitions the topic is made with.
    ///
    /// @param keyed for topics with many records of many keys. All others get one, because a broker looks at every
    ///              partition of a reader again whenever one of them has something new
    public int partitions(int keyed) {
        return switch (this) {
            case ROADMAP_EVENTS, EDGE_CANARY, NODE_REPORTS -> 1;
            case DISCORD_DISPATCH,
                    GUILD_EVENTS,
                    GUILD_VOICE,
                    USER_EVENTS,
                    DISCORD_COMMANDS,
                    DISCORD_COMMAND_RESULTS,
                    DISCORD_SHARDS -> keyed;
        };
    }
}
