package dev.guildwire.simulator.world;

/// A role of a guild. The role @everyone has the id of its guild.
///
/// @param color       24 bits of RGB, 0 for none
/// @param permissions bits of [Permission]
/// @param position    greater ones stand above; @everyone has 0
/// @param managed     belongs to a bot, so nobody can give it away
public record Role(
        Snowflake id,
        String name,
        int color,
        boolean hoist,
        int position,
        long permissions,
        boolean managed,
        boolean mentionable) {

    public static Role named(String name, long permissions) {
        return new Role(new Snowflake(0), name, 0, false, 1, permissions, false, false);
    }

    public Role withId(Snowflake newId) {
        return new Role(newId, name, color, hoist, position, permissions, managed, mentionable);
    }

    public Role withPosition(int newPosition) {
        return new Role(id, name, color, hoist, newPosition, permissions, managed, mentionable);
    }
}
