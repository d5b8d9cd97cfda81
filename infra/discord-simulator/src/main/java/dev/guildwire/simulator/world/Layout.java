package dev.guildwire.simulator.world;

/// Changes to the channels and roles of guilds.
public final class Layout {

    private final World world;

    Layout(World world) {
        this.world = world;
    }

    /// Adds the channel under a new id, after the others of its kind.
    public Channel createChannel(Guild guild, Channel draft) {
        var channel = draft.edit()
                .id(world.newId())
                .position(guild.nextPosition(draft.type()))
                .done();
        guild.put(channel);
        world.tell(new WorldEvent.ChannelCreated(guild, channel));
        return channel;
    }

    public Channel updateChannel(Guild guild, Channel channel) {
        guild.put(channel);
        world.tell(new WorldEvent.ChannelUpdated(guild, channel));
        return channel;
    }

    /// Removes the channel; who is in it leaves voice.
    public void deleteChannel(Guild guild, Channel channel) {
        guild.removeChannel(channel.id());
        world.tell(new WorldEvent.ChannelDeleted(guild, channel));
        var inside = guild.voiceStates().stream()
                .filter(state -> channel.id().equals(state.channelId()))
                .toList();
        inside.forEach(state -> world.voice().leave(guild, state.userId()));
        world.messages().forget(channel.id());
    }

    /// Adds the role under a new id, just above @everyone as Discord does; the others move up.
    public Role createRole(Guild guild, Role draft) {
        guild.roles().stream()
                .filter(role -> role.position() > 0)
                .toList()
                .forEach(role -> guild.put(role.withPosition(role.position() + 1)));
        var role = draft.withId(world.newId()).withPosition(1);
        guild.put(role);
        world.tell(new WorldEvent.RoleCreated(guild, role));
        return role;
    }

    public Role updateRole(Guild guild, Role role) {
        guild.put(role);
        world.tell(new WorldEvent.RoleUpdated(guild, role));
        return role;
    }

    /// Removes the role from the guild, its members and its channels. As on Discord only the role's end is told; what
    /// members and channels lose by it, a client concludes.
    public void deleteRole(Guild guild, Role role) {
        guild.removeRole(role.id());
        world.tell(new WorldEvent.RoleDeleted(guild, role));
    }
}
