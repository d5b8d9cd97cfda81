package dev.guildwire.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The id of a Discord guild.
///
/// @param value the snowflake, an unsigned 64-bit number
public record GuildId(long value) {

    /// @throws IllegalArgumentException when the text is not a decimal number of at most 64 bits
    @JsonCreator
    public static GuildId of(String text) {
        return new GuildId(Snowflake.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
