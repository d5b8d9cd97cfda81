package dev.guildwire.simulator.world;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of channels the simulator plays (Discord, "Channel Types").
public enum ChannelType {
    TEXT(0),
    VOICE(2),
    CATEGORY(4),
    ANNOUNCEMENT(5),
    STAGE(13);

    private final int code;

    ChannelType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /// People can be in it.
    public boolean isVoice() {
        return this == VOICE || this == STAGE;
    }

    /// Discord sorts categories, voice channels and all others apart from each other.
    boolean listedWith(ChannelType other) {
        return isVoice() == other.isVoice() && (this == CATEGORY) == (other == CATEGORY);
    }

    /// Messages can be written in it; Discord's voice channels have a chat too.
    public boolean hasMessages() {
        return this != CATEGORY;
    }

    public static Optional<ChannelType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
