package dev.guildwire.simulator.world;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// All that the simulated Discord knows. Reads are here; changes are made through [#layout()], [#members()],
/// [#voice()] and [#messages()].
public final class World {

    private final InstantSource clock;
    private final Seed seed;
    private final Snowflakes ids;
    private final Layout layout = new Layout(this);
    private final Members members = new Members(this);
    private final Voice voice = new Voice(this);
    private final Messages messages = new Messages(this);
    private final List<Consumer<WorldEvent>> listeners = new ArrayList<>();
    private final Map<Snowflake, User> people = new LinkedHashMap<>();
    private final Map<Snowflake, Guild> guilds = new LinkedHashMap<>();

    public World(Seed seed, InstantSource clock) {
        this.seed = seed;
        this.clock = clock;
        this.ids = new Snowflakes(clock);
        reset();
    }

    /// Makes the world as it was at the start. Nothing is told to the listeners.
    public void reset() {
        people.clear();
        guilds.clear();
        messages.clear();
        seed.people().forEach(this::put);
        put(seed.bot());
        seed.guilds().forEach(guild -> guilds.put(guild.id(), guild));
    }

    /// Tells every later change to the listener, on the thread that makes it.
    public void listen(Consumer<WorldEvent> listener) {
        listeners.add(listener);
    }

    public User bot() {
        return seed.bot();
    }

    public Collection<User> people() {
        return Collections.unmodifiableCollection(people.values());
    }

    public Collection<Guild> guilds() {
        return Collections.unmodifiableCollection(guilds.values());
    }

    public Optional<User> person(Snowflake id) {
        return Optional.ofNullable(people.get(id));
    }

    public Optional<Guild> guild(Snowflake id) {
        return Optional.ofNullable(guilds.get(id));
    }

    public List<Guild> guildsOf(Snowflake user) {
        return guilds.values().stream().filter(g -> g.member(user).isPresent()).toList();
    }

    /// The guild that has the channel.
    public Optional<Guild> guildOfChannel(Snowflake channel) {
        return guilds.values().stream()
                .filter(g -> g.channel(channel).isPresent())
                .findFirst();
    }

    public Layout layout() {
        return layout;
    }

    public Members members() {
        return members;
    }

    public Voice voice() {
        return voice;
    }

    public Messages messages() {
        return messages;
    }

    /// An id nobody has yet.
    public Snowflake newId() {
        return ids.next();
    }

    /// Begins or ends an outage of the guild.
    public void setAvailable(Guild guild, boolean available) {
        if (guild.available() != available) {
            guild.setAvailable(available);
            tell(available ? new WorldEvent.GuildBack(guild) : new WorldEvent.GuildLost(guild));
        }
    }

    public InstantSource clock() {
        return clock;
    }

    void put(User user) {
        people.put(user.id(), user);
    }

    void forget(Snowflake user) {
        people.remove(user);
    }

    void tell(WorldEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }
}
