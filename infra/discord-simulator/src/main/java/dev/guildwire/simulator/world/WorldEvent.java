package dev.guildwire.simulator.world;

/// Something that happened in a guild, after it happened. Each carries what the gateway needs to tell it.
public sealed interface WorldEvent {

    Guild guild();

    record ChannelCreated(Guild guild, Channel channel) implements WorldEvent {}

    record ChannelUpdated(Guild guild, Channel channel) implements WorldEvent {}

    record ChannelDeleted(Guild guild, Channel channel) implements WorldEvent {}

    record RoleCreated(Guild guild, Role role) implements WorldEvent {}

    record RoleUpdated(Guild guild, Role role) implements WorldEvent {}

    record RoleDeleted(Guild guild, Role role) implements WorldEvent {}

    record MemberJoined(Guild guild, Member member) implements WorldEvent {}

    record MemberUpdated(Guild guild, Member member) implements WorldEvent {}

    record MemberLeft(Guild guild, Member member) implements WorldEvent {}

    record Banned(Guild guild, User user) implements WorldEvent {}

    record Unbanned(Guild guild, User user) implements WorldEvent {}

    /// A join, a move, a changed switch, or, without a channel, a leave.
    record VoiceStateChanged(Guild guild, Member member, VoiceState state) implements WorldEvent {}

    record MessageCreated(Guild guild, Member member, Message message) implements WorldEvent {}

    /// An outage of the guild began.
    record GuildLost(Guild guild) implements WorldEvent {}

    /// The guild is back after an outage.
    record GuildBack(Guild guild) implements WorldEvent {}
}
