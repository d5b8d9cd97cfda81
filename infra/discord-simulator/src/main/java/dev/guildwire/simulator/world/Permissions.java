package dev.guildwire.simulator.world;

/// Computes what a member may do, in the order Discord documents ("Permission Overwrites"): the roles of the guild,
/// then a channel's overwrites for @everyone, for the roles together, and for the member.
public final class Permissions {

    private Permissions() {}

    /// What the member may do in the guild, as far as no channel says otherwise.
    public static long in(Guild guild, Member member) {
        if (member.id().equals(guild.ownerId())) {
            return Permission.ALL;
        }
        long granted = guild.everyone().permissions();
        for (var id : member.roles()) {
            granted |= guild.role(id).map(Role::permissions).orElse(0L);
        }
        return Permission.ADMINISTRATOR.in(granted) ? Permission.ALL : granted;
    }

    /// What the member may do in the channel.
    public static long in(Guild guild, Member member, Channel channel) {
        long granted = in(guild, member);
        if (Permission.ADMINISTRATOR.in(granted)) {
            return granted;
        }
        granted = applied(granted, channel, guild.id());
        granted = appliedForRoles(granted, channel, member);
        granted = applied(granted, channel, member.id());
        return Permission.VIEW_CHANNEL.in(granted) ? granted : 0;
    }

    /// The place of the member's highest role; a member acts only on those who stand lower.
    public static int rank(Guild guild, Member member) {
        if (member.id().equals(guild.ownerId())) {
            return Integer.MAX_VALUE;
        }
        return member.roles().stream()
                .flatMap(id -> guild.role(id).stream())
                .mapToInt(Role::position)
                .max()
                .orElse(0);
    }

    private static long applied(long granted, Channel channel, Snowflake target) {
        return channel.overwrite(target)
                .map(o -> (granted & ~o.deny()) | o.allow())
                .orElse(granted);
    }

    private static long appliedForRoles(long granted, Channel channel, Member member) {
        long allow = 0;
        long deny = 0;
        for (var role : member.roles()) {
            var overwrite = channel.overwrite(role);
            allow |= overwrite.map(Overwrite::allow).orElse(0L);
            deny |= overwrite.map(Overwrite::deny).orElse(0L);
        }
        return (granted & ~deny) | allow;
    }
}
