package dev.guildwire.simulator.world;

import java.util.function.UnaryOperator;

/// Where people's voices are, and how they get there.
public final class Voice {

    private final World world;

    Voice(World world) {
        this.world = world;
    }

    /// A person joins a voice channel or moves to it by themselves, as far as permissions and the channel's limit let
    /// them.
    public VoiceJoin join(Guild guild, Member member, Channel channel) {
        var current = guild.voiceState(member.id());
        if (current.isPresent() && channel.id().equals(current.get().channelId())) {
            return new VoiceJoin.Joined(current.get());
        }
        long permissions = Permissions.in(guild, member, channel);
        if (!Permission.CONNECT.in(permissions)) {
            return new VoiceJoin.NotPermitted();
        }
        boolean full = channel.userLimit() > 0 && guild.inVoice(channel.id()) >= channel.userLimit();
        return full && !Permission.MOVE_MEMBERS.in(permissions) ? new VoiceJoin.Full() : put(guild, member, channel);
    }

    /// Puts a person into a voice channel, whatever permissions and limits say. Who is in voice in another guild leaves
    /// there first: a Discord account has one voice.
    public VoiceJoin put(Guild guild, Member member, Channel channel) {
        world.guilds().stream().filter(g -> g != guild).forEach(g -> leave(g, member.id()));
        var state = guild.voiceState(member.id())
                .map(s -> s.in(channel.id()))
                .orElseGet(() -> fresh(guild, member, channel));
        guild.put(state);
        world.tell(new WorldEvent.VoiceStateChanged(guild, member, state));
        return new VoiceJoin.Joined(state);
    }

    /// Changes switches of a person who is in voice.
    public void update(Guild guild, Member member, UnaryOperator<VoiceState> change) {
        guild.voiceState(member.id()).map(change).ifPresent(state -> {
            guild.put(state);
            world.tell(new WorldEvent.VoiceStateChanged(guild, member, state));
        });
    }

    /// The person leaves voice in the guild; nothing happens to one who is not in it.
    public void leave(Guild guild, Snowflake user) {
        var member = guild.member(user);
        var state = guild.voiceState(user);
        if (member.isPresent() && state.isPresent()) {
            guild.removeVoiceState(user);
            world.tell(new WorldEvent.VoiceStateChanged(
                    guild, member.get(), state.get().in(null)));
        }
    }

    private VoiceState fresh(Guild guild, Member member, Channel channel) {
        var session = "%016x%016x"
                .formatted(
                        member.id().value() * 0x9E3779B97F4A7C15L, world.newId().value());
        return VoiceState.joined(
                guild.id(), channel.id(), member.id(), session, world.clock().instant());
    }
}
