package dev.guildwire.link;

import dev.guildwire.contracts.id.GuildId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What a link shall be like. Events that nobody wants are not asked for.
public final class LinkClientBuilder {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI address;
    private final String token;
    private final Map<String, List<Consumer<LinkEvent>>> byName = new HashMap<>();
    private final List<Consumer<LinkEvent>> forAll = new ArrayList<>();
    private Set<GuildId> guilds = Set.of();
    private List<String> since = List.of();
    private Duration commandPatience = PATIENCE;
    private Runnable onGap = () -> {};

    LinkClientBuilder(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /// Wants events of one name. Handlers of one link are called one at a time, in the order of the events.
    ///
    /// @param name Discord's, such as `VOICE_STATE_UPDATE`
    public LinkClientBuilder on(String name, Consumer<LinkEvent> handler) {
        byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(handler);
        return this;
    }

    /// Wants all events.
    public LinkClientBuilder onAny(Consumer<LinkEvent> handler) {
        forAll.add(handler);
        return this;
    }

    /// Called when the log does not reach back to the last event that was handled: what happened between is not
    /// known, events go on from now.
    public LinkClientBuilder onGap(Runnable handler) {
        onGap = handler;
        return this;
    }

    /// Wants events of these guilds only.
    public LinkClientBuilder guilds(GuildId... wanted) {
        guilds = Set.copyOf(Arrays.asList(wanted));
        return this;
    }

    /// Goes on where another link ended.
    ///
    /// @param positions of [LinkClient#positions]
    public LinkClientBuilder since(Collection<String> positions) {
        since = List.copyOf(positions);
        return this;
    }

    /// How long a command may take, breaks of the link included; a minute by default.
    public LinkClientBuilder commandPatience(Duration patience) {
        commandPatience = patience;
        return this;
    }

    /// Starts to connect and returns at once; commands may be given already.
    public LinkClient connect() {
        return new LinkClient(this).connect();
    }

    URI address() {
        return address;
    }

    String token() {
        return token;
    }

    EventHandlers handlers() {
        return new EventHandlers(byName, forAll, onGap);
    }

    Set<GuildId> guilds() {
        return guilds;
    }

    List<String> since() {
        return since;
    }

    Duration commandPatience() {
        return commandPatience;
    }
}
