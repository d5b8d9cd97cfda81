package dev.guildwire.simulator.world;

/// What came of a person's try to join a voice channel.
public sealed interface VoiceJoin {

    record Joined(VoiceState state) implements VoiceJoin {}

    /// The person may not see the channel or not connect to it.
    record NotPermitted() implements VoiceJoin {}

    /// The channel has as many people as it takes.
    record Full() implements VoiceJoin {}
}
