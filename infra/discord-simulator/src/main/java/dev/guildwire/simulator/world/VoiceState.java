package dev.guildwire.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a person's voice is.
///
/// @param channelId the voice channel, or null in the event of having left
/// @param sessionId names the person's client; it stays the same when the person moves
/// @param suppress  a listener in a stage channel
public record VoiceState(
        Snowflake guildId,
        @Nullable Snowflake channelId,
        Snowflake userId,
        String sessionId,
        boolean selfMute,
        boolean selfDeaf,
        boolean selfVideo,
        boolean selfStream,
        boolean suppress,
        @Nullable Instant requestToSpeakAt,
        Instant connectedAt) {

    static VoiceState joined(Snowflake guildId, Snowflake channelId, Snowflake userId, String sessionId, Instant at) {
        return new VoiceState(guildId, channelId, userId, sessionId, false, false, false, false, false, null, at);
    }

    public VoiceState in(@Nullable Snowflake channel) {
        return new VoiceState(
                guildId,
                channel,
                userId,
                sessionId,
                selfMute,
                selfDeaf,
                selfVideo,
                selfStream,
                suppress,
                requestToSpeakAt,
                connectedAt);
    }

    /// The same place with other switches of the person's own client.
    public VoiceState withSelf(boolean mute, boolean deaf, boolean video, boolean stream) {
        return new VoiceState(
                guildId,
                channelId,
                userId,
                sessionId,
                mute,
                deaf,
                video,
                stream,
                suppress,
                requestToSpeakAt,
                connectedAt);
    }

    public VoiceState withSuppress(boolean newSuppress) {
        return new VoiceState(
                guildId,
                channelId,
                userId,
                sessionId,
                selfMute,
                selfDeaf,
                selfVideo,
                selfStream,
                newSuppress,
                requestToSpeakAt,
                connectedAt);
    }

    public VoiceState withRequestToSpeakAt(@Nullable Instant at) {
        return new VoiceState(
                guildId,
                channelId,
                userId,
                sessionId,
                selfMute,
                selfDeaf,
                selfVideo,
                selfStream,
                suppress,
                at,
                connectedAt);
    }
}
