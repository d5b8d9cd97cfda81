package dev.guildwire.simulator.world;

import java.util.Arrays;

/// Permissions that are looked at or given to somebody here (Discord, "Permissions"). Other bits are kept and shown,
/// but nothing depends on them.
public enum Permission {
    CREATE_INSTANT_INVITE(0),
    KICK_MEMBERS(1),
    BAN_MEMBERS(2),
    ADMINISTRATOR(3),
    MANAGE_CHANNELS(4),
    MANAGE_GUILD(5),
    ADD_REACTIONS(6),
    STREAM(9),
    VIEW_CHANNEL(10),
    SEND_MESSAGES(11),
    EMBED_LINKS(14),
    ATTACH_FILES(15),
    READ_MESSAGE_HISTORY(16),
    MENTION_EVERYONE(17),
    USE_EXTERNAL_EMOJIS(18),
    CONNECT(20),
    SPEAK(21),
    MUTE_MEMBERS(22),
    DEAFEN_MEMBERS(23),
    MOVE_MEMBERS(24),
    USE_VAD(25),
    CHANGE_NICKNAME(26),
    MANAGE_NICKNAMES(27),
    MANAGE_ROLES(28),
    USE_APPLICATION_COMMANDS(31),
    MODERATE_MEMBERS(40);

    /// All bits that Discord has given a meaning; what ADMINISTRATOR stands for.
    public static final long ALL = (1L << 53) - 1;

    private final long bit;

    Permission(int position) {
        bit = 1L << position;
    }

    public long bit() {
        return bit;
    }

    public boolean in(long permissions) {
        return (permissions & bit) != 0;
    }

    public static long of(Permission... permissions) {
        return Arrays.stream(permissions).mapToLong(Permission::bit).reduce(0, (a, b) -> a | b);
    }
}
