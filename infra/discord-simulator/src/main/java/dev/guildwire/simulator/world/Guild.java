package dev.guildwire.simulator.world;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A guild and all that is in it. Everybody may read; only [World] changes it.
public final class Guild {

    /// Discord refuses to make more (Discord, "Guild limits").
    public static final int MAX_ROLES = 250;

    public static final int MAX_CHANNELS = 500;

    private final Snowflake id;
    private final String name;
    private final Snowflake ownerId;
    private final Map<Snowflake, Role> roles = new TreeMap<>();
    private final Map<Snowflake, Channel> channels = new TreeMap<>();
    private final SequencedMap<Snowflake, Member> members = new LinkedHashMap<>();
    private final Map<Snowflake, VoiceState> voiceStates = new LinkedHashMap<>();
    private final Map<Snowflake, Ban> bans = new TreeMap<>();
    private boolean available = true;

    /// A person who may not come back.
    public record Ban(User user, @Nullable String reason) {}

    Guild(Snowflake id, String name, Snowflake ownerId, long everyonePermissions) {
        this.id = id;
        this.name = name;
        this.ownerId = ownerId;
        roles.put(id, new Role(id, "@everyone", 0, false, 0, everyonePermissions, false, false));
    }

    public Snowflake id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Snowflake ownerId() {
        return ownerId;
    }

    /// False while a simulated outage of the guild lasts.
    public boolean available() {
        return available;
    }

    public Role everyone() {
        return role(id).orElseThrow();
    }

    public Optional<Role> role(Snowflake role) {
        return Optional.ofNullable(roles.get(role));
    }

    public Optional<Channel> channel(Snowflake channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    public Optional<Member> member(Snowflake user) {
        return Optional.ofNullable(members.get(user));
    }

    public Optional<VoiceState> voiceState(Snowflake user) {
        return Optional.ofNullable(voiceStates.get(user));
    }

    public Optional<Ban> ban(Snowflake user) {
        return Optional.ofNullable(bans.get(user));
    }

    public Collection<Role> roles() {
        return Collections.unmodifiableCollection(roles.values());
    }

    public Collection<Channel> channels() {
        return Collections.unmodifiableCollection(channels.values());
    }

    public Collection<Member> members() {
        return Collections.unmodifiableCollection(members.values());
    }

    public Collection<VoiceState> voiceStates() {
        return Collections.unmodifiableCollection(voiceStates.values());
    }

    public Collection<Ban> bans() {
        return Collections.unmodifiableCollection(bans.values());
    }

    /// The channels as Discord's own client lists them: by position, then by age.
    public List<Channel> channelsInOrder() {
        return channels.values().stream()
                .sorted(Comparator.comparingInt(Channel::position).thenComparing(Channel::id))
                .toList();
    }

    /// The position behind all channels of this kind; voice channels, text channels and categories are listed apart.
    int nextPosition(ChannelType type) {
        return (int) channels.values().stream()
                .filter(c -> c.type().listedWith(type))
                .count();
    }

    public long inVoice(Snowflake channel) {
        return voiceStates.values().stream()
                .filter(v -> channel.equals(v.channelId()))
                .count();
    }

    void put(Role role) {
        roles.put(role.id(), role);
    }

    void put(Channel channel) {
        channels.put(channel.id(), channel);
    }

    void put(Member member) {
        members.put(member.id(), member);
    }

    void put(VoiceState state) {
        voiceStates.put(state.userId(), state);
    }

    void put(Ban ban) {
        bans.put(ban.user().id(), ban);
    }

    void removeRole(Snowflake role) {
        roles.remove(role);
        members.replaceAll((_, member) -> member.hasRole(role) ? member.minusRole(role) : member);
        channels.replaceAll((_, channel) -> withoutOverwrite(channel, role));
    }

    void removeChannel(Snowflake channel) {
        channels.remove(channel);
        channels.replaceAll(
                (_, c) -> channel.equals(c.parentId()) ? c.edit().parentId(null).done() : c);
    }

    void removeMember(Snowflake user) {
        members.remove(user);
    }

    void removeVoiceState(Snowflake user) {
        voiceStates.remove(user);
    }

    void removeBan(Snowflake user) {
        bans.remove(user);
    }

    void setAvailable(boolean available) {
        this.available = available;
    }

    private static Channel withoutOverwrite(Channel channel, Snowflake target) {
        if (channel.overwrite(target).isEmpty()) {
            return channel;
        }
        var kept = channel.overwrites().stream()
                .filter(o -> !o.id().equals(target))
                .toList();
        return channel.edit().overwrites(kept).done();
    }
}
