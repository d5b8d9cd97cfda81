package dev.guildwire.simulator.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes to who is in a guild and with which roles.
public final class Members {

    private final World world;

    Members(World world) {
        this.world = world;
    }

    /// A new person, in no guild yet.
    public User create(String username, @Nullable String globalName) {
        var user = new User(world.newId(), username, globalName, null, false);
        world.put(user);
        return user;
    }

    /// Brings a person into the guild; one who is there already stays as they are.
    public Member add(Guild guild, User user) {
        var present = guild.member(user.id());
        if (present.isPresent()) {
            return present.get();
        }
        var member = new Member(user, List.of(), world.clock().instant());
        guild.put(member);
        world.tell(new WorldEvent.MemberJoined(guild, member));
        return member;
    }

    /// Changes a member. Who is in voice is told about there too, when the guild mutes or deafens them or ends that.
    public Member update(Guild guild, Member member) {
        boolean heardOtherwise = guild.member(member.id())
                .filter(before -> before.mute() == member.mute() && before.deaf() == member.deaf())
                .isEmpty();
        guild.put(member);
        world.tell(new WorldEvent.MemberUpdated(guild, member));
        guild.voiceState(member.id())
                .filter(_ -> heardOtherwise)
                .ifPresent(state -> world.tell(new WorldEvent.VoiceStateChanged(guild, member, state)));
        return member;
    }

    /// A leave or a kick: the person leaves voice and then the guild.
    public void remove(Guild guild, Member member) {
        world.voice().leave(guild, member.id());
        guild.removeMember(member.id());
        world.tell(new WorldEvent.MemberLeft(guild, member));
    }

    /// Bans a person, who need not be in the guild.
    public void ban(Guild guild, User user, @Nullable String reason) {
        guild.put(new Guild.Ban(user, reason));
        world.tell(new WorldEvent.Banned(guild, user));
        guild.member(user.id()).ifPresent(member -> remove(guild, member));
    }

    public void unban(Guild guild, User user) {
        guild.removeBan(user.id());
        world.tell(new WorldEvent.Unbanned(guild, user));
    }

    /// Takes a person who is in no guild any more out of the world.
    public void forget(Snowflake user) {
        world.forget(user);
    }

    /// Gives the person another username. Guild events carry it from the next one on.
    public Member rename(Guild guild, Member member, String username) {
        var renamed = member.withUser(member.user().renamed(username));
        world.put(renamed.user());
        guild.put(renamed);
        return renamed;
    }
}
