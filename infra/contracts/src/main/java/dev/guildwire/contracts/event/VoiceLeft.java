package dev.guildwire.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import org.jspecify.annotations.Nullable;

/// A person is in no voice channel of the guild any more. The contract carries `"channelId": null` here.
@JsonPropertyOrder({"guildId", "channelId", "userId"})
@JsonIgnoreProperties(value = "channelId", allowGetters = true)
public record VoiceLeft(GuildId guildId, UserId userId) implements GuildEvent {

    @JsonProperty("channelId")
    public @Nullable String channelId() {
        return null;
    }
}
