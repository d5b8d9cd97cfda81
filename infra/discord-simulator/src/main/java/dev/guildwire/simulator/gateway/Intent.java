package dev.guildwire.simulator.gateway;

/// What a session asks to be told (Discord, "Gateway Intents").
public enum Intent {
    GUILDS(0),
    GUILD_MEMBERS(1),
    GUILD_MODERATION(2),
    GUILD_VOICE_STATES(7),
    GUILD_PRESENCES(8),
    GUILD_MESSAGES(9),
    MESSAGE_CONTENT(15);

    /// All bits that Discord has given a meaning.
    static final long KNOWN = 0b11_0011_0001_1111_1111_1111_1111L;

    private final long bit;

    Intent(int position) {
        bit = 1L << position;
    }

    public long bit() {
        return bit;
    }

    public boolean in(long intents) {
        return (intents & bit) != 0;
    }

    /// Needs to be switched on for an application before a bot may ask for it.
    public boolean privileged() {
        return this == GUILD_MEMBERS || this == GUILD_PRESENCES || this == MESSAGE_CONTENT;
    }
}
