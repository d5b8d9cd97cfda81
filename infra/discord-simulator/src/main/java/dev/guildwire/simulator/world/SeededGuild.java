package dev.guildwire.simulator.world;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds one guild of a seed: looks up what the document says by name.
final class SeededGuild {

    /// What @everyone may do in a new guild.
    private static final long EVERYONE = Permission.of(
            Permission.CREATE_INSTANT_INVITE,
            Permission.ADD_REACTIONS,
            Permission.STREAM,
            Permission.VIEW_CHANNEL,
            Permission.SEND_MESSAGES,
            Permission.EMBED_LINKS,
            Permission.ATTACH_FILES,
            Permission.READ_MESSAGE_HISTORY,
            Permission.MENTION_EVERYONE,
            Permission.USE_EXTERNAL_EMOJIS,
            Permission.CONNECT,
            Permission.SPEAK,
            Permission.USE_VAD,
            Permission.CHANGE_NICKNAME,
            Permission.USE_APPLICATION_COMMANDS);

    private final SeedFile.GuildSeed seed;
    private final List<User> people;
    private final User bot;
    private final Guild guild;

    SeededGuild(SeedFile.GuildSeed seed, List<User> people, User bot) {
        this.seed = seed;
        this.people = people;
        this.bot = bot;
        this.guild = new Guild(
                Snowflake.of(seed.id()), seed.name(), person(seed.owner()).id(), EVERYONE);
    }

    Guild build() {
        int position = seed.roles().size();
        for (var role : seed.roles()) {
            addRole(role, position--);
        }
        seed.channels().forEach(this::addChannel);
        seed.members().forEach(this::addMember);
        var managed = guild.roles().stream().filter(Role::managed).map(Role::id).toList();
        guild.put(new Member(bot, managed, guild.id().createdAt()));
        return guild;
    }

    private void addRole(SeedFile.RoleSeed role, int position) {
        guild.put(new Role(
                Snowflake.of(role.id()),
                role.name(),
                role.color(),
                role.hoist(),
                position,
                bits(role.permissions()),
                role.managed(),
                false));
    }

    private void addChannel(SeedFile.ChannelSeed channel) {
        List<SeedFile.OverwriteSeed> overwrites = channel.overwrites() == null ? List.of() : channel.overwrites();
        var draft = Channel.named(guild.id(), channel.type(), channel.name())
                .edit()
                .id(Snowflake.of(channel.id()))
                .position(guild.nextPosition(channel.type()))
                .parentId(category(channel.parent()))
                .topic(channel.topic())
                .userLimit(channel.userLimit())
                .overwrites(overwrites.stream().map(this::overwrite).toList());
        guild.put(draft.done());
    }

    private void addMember(SeedFile.MemberSeed member) {
        var roles = member.roles().stream().map(name -> role(name).id()).toList();
        guild.put(new Member(person(member.person()), roles, guild.id().createdAt()).withNick(member.nick()));
    }

    private Overwrite overwrite(SeedFile.OverwriteSeed overwrite) {
        return new Overwrite(
                role(overwrite.role()).id(), Overwrite.Target.ROLE, bits(overwrite.allow()), bits(overwrite.deny()));
    }

    private User person(String username) {
        return people.stream()
                .filter(p -> p.username().equals(username))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the seed has no person " + username));
    }

    private Role role(String name) {
        return guild.roles().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the seed's guild has no role " + name));
    }

    private @Nullable Snowflake category(@Nullable String name) {
        return guild.channels().stream()
                .filter(c -> c.type() == ChannelType.CATEGORY && c.name().equals(name))
                .map(Channel::id)
                .findFirst()
                .orElse(null);
    }

    private static long bits(@Nullable Collection<Permission> permissions) {
        return permissions == null ? 0 : Permission.of(Set.copyOf(permissions).toArray(Permission[]::new));
    }
}
