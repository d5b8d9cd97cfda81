package dev.guildwire.contracts.event;

/// Anything that is written to an event topic.
public sealed interface Event permits GuildEvent, UserEvent {}
