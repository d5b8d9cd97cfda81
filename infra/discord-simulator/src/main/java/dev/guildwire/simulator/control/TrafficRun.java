package dev.guildwire.simulator.control;

import dev.guildwire.simulator.world.Channel;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Snowflake;
import dev.guildwire.simulator.world.World;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/// One run of synthetic load in one guild. First everybody joins; then, in turn, who has been in voice longest leaves
/// and joins again, so the channels stay as full while dispatches go on. At the end all leave voice and the guild.
///
/// The username of each join is `T@<ns>#<seq>`: nanoseconds of the real-time clock at the dispatch, and the joins of
/// this run counted from 0.
final class TrafficRun {

    private static final long NANOS = 1_000_000_000L;

    private final World world;
    private final Guild guild;
    private final List<Channel> channels;
    private final Plan plan;
    private final String id;
    private final Instant startedAt;
    private final long startedNanos = System.nanoTime();
    private final Deque<Member> outside = new ArrayDeque<>();
    private final Deque<Member> inVoice = new ArrayDeque<>();
    private long sent;
    private long joins;
    private long cleanedUp;
    private boolean done;

    /// @param perSecond dispatches, joins and leaves together
    /// @param people    who take part
    record Plan(int perSecond, int seconds, int people) {

        long total() {
            return (long) perSecond * seconds;
        }
    }

    TrafficRun(World world, Guild guild, List<Channel> channels, Plan plan) {
        this.world = world;
        this.guild = guild;
        this.channels = channels;
        this.plan = plan;
        this.id = world.newId().toString();
        this.startedAt = world.clock().instant();
        IntStream.range(0, plan.people()).forEach(i -> outside.add(newPerson(i)));
    }

    /// Sends what is due by now.
    void tick() {
        long elapsed = System.nanoTime() - startedNanos;
        long due = Math.min(plan.total(), (long) ((double) elapsed * plan.perSecond() / NANOS));
        while (sent < due && !done) {
            step();
        }
        if (sent == plan.total()) {
            stop();
        }
    }

    /// Ends the run; everybody who took part is gone afterwards.
    void stop() {
        if (!done) {
            done = true;
            cleanedUp = inVoice.size();
            inVoice.forEach(this::disappear);
            outside.forEach(this::disappear);
        }
    }

    String id() {
        return id;
    }

    Snowflake guildId() {
        return guild.id();
    }

    Plan plan() {
        return plan;
    }

    Instant startedAt() {
        return startedAt;
    }

    /// Dispatches so far, without those of the end.
    long sent() {
        return sent;
    }

    long joins() {
        return joins;
    }

    long leaves() {
        return sent - joins;
    }

    /// Leaves of people who were still in voice at the end.
    long cleanedUp() {
        return cleanedUp;
    }

    boolean done() {
        return done;
    }

    private void step() {
        var next = outside.poll();
        if (next == null) {
            var longest = inVoice.remove();
            world.voice().leave(guild, longest.id());
            outside.add(longest);
        } else {
            join(next);
        }
        sent++;
    }

    private void join(Member person) {
        var channel = channels.get((int) (joins % channels.size()));
        var now = world.clock().instant();
        var name = "T@" + (now.getEpochSecond() * NANOS + now.getNano()) + "#" + joins;
        var renamed = world.members().rename(guild, person, name);
        world.voice().put(guild, renamed, channel);
        inVoice.add(renamed);
        joins++;
    }

    private Member newPerson(int number) {
        var person = world.members().create("traffic-" + id + "-" + number, null);
        return world.members().add(guild, person);
    }

    private void disappear(Member person) {
        guild.member(person.id()).ifPresent(member -> world.members().remove(guild, member));
        world.members().forget(person.id());
    }
}
