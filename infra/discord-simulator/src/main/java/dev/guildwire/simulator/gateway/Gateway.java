package dev.guildwire.simulator.gateway;

import dev.guildwire.simulator.fault.Fault;
import dev.guildwire.simulator.fault.Faults;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.http.SocketListener;
import dev.guildwire.simulator.world.Application;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Snowflake;
import dev.guildwire.simulator.world.World;
import dev.guildwire.simulator.world.WorldEvent;
import dev.guildwire.simulator.world.WorldThread;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All connections and sessions of the bot, and what they are told.
public final class Gateway {

    /// Where new sessions connect; any query is allowed.
    public static final String PATH = "/gateway";

    /// Where READY sends a client that comes back, so that this address alone can be made to fail.
    static final String RESUME_PATH = "/gateway/resume";

    private static final Duration SWEEP = Duration.ofMillis(250);

    private final World world;
    private final Faults faults;
    private final GatewayOptions options;
    private final Sessions sessions;
    private final Dispatches dispatches;
    private final Greeting greeting;
    private final MemberRequests memberRequests;
    private final Set<GatewayConnection> connections = new LinkedHashSet<>();

    public Gateway(World world, WorldThread thread, Faults faults, Application application, GatewayOptions options) {
        this.world = world;
        this.faults = faults;
        this.options = options;
        this.sessions = new Sessions(application.botToken(), options, world.clock());
        this.dispatches = new Dispatches(world.bot().id());
        this.greeting = new Greeting(world, thread, faults, application);
        this.memberRequests = new MemberRequests(world, thread, faults);
        world.listen(this::on);
        var _ = thread.every(SWEEP, this::sweep);
    }

    /// Takes a WebSocket, unless a fault refuses it.
    public Optional<SocketListener> accept(Request upgrade) {
        boolean resume = upgrade.path().startsWith(RESUME_PATH);
        if (faults.happens(Fault.RefuseGateway.class) || (resume && faults.happens(Fault.DeadResumeUrl.class))) {
            return Optional.empty();
        }
        return Optional.of(new GatewayConnection(this, faults, upgrade));
    }

    /// Does at once, to every connection it is meant for, what the fault says.
    ///
    /// @return how many connections there were
    public int cause(Fault.OnConnections fault) {
        var shard = Optional.ofNullable(fault.shard());
        var meant = connections.stream()
                .filter(c -> shard.isEmpty()
                        || c.session().map(GatewaySession::shard).equals(shard))
                .toList();
        meant.forEach(connection -> connection.suffer(fault));
        return meant.size();
    }

    public GatewayOptions options() {
        return options;
    }

    /// IDENTIFYs that are left today.
    public int startsLeft() {
        return sessions.startsLeft();
    }

    public long startsResetAfterMillis() {
        return sessions.resetAfterMillis();
    }

    /// What an operator may want to know about each session.
    public List<SessionView> view() {
        return sessions.all().stream().map(SessionView::of).toList();
    }

    /// Ends every session and forgets how many there were.
    public void reset() {
        sessions.all().forEach(this::end);
        List.copyOf(connections).forEach(c -> c.send(Opcode.INVALID_SESSION, "false"));
        sessions.reset();
    }

    void opened(GatewayConnection connection) {
        connections.add(connection);
    }

    void closed(GatewayConnection connection, boolean forGood) {
        connections.remove(connection);
        connection
                .session()
                .filter(s -> s.connection().filter(c -> c == connection).isPresent())
                .ifPresent(s -> {
                    s.disconnect();
                    if (forGood) {
                        end(s);
                    } else {
                        sessions.lost(s);
                    }
                });
    }

    Sessions sessions() {
        return sessions;
    }

    Greeting greeting() {
        return greeting;
    }

    MemberRequests memberRequests() {
        return memberRequests;
    }

    long now() {
        return world.clock().millis();
    }

    void end(GatewaySession session) {
        sessions.remove(session);
    }

    /// What Discord does to a bot that has begun too many sessions in a day.
    void endAll(CloseCode code) {
        sessions.all().forEach(this::end);
        List.copyOf(connections).forEach(c -> c.close(code));
    }

    /// The bot itself joins, moves or leaves. It gets no voice server: voice data is not simulated.
    void moveBot(ClientFrame.VoiceUpdate update) {
        var wanted = Optional.ofNullable(update.channelId());
        world.guild(update.guildId()).ifPresent(guild -> {
            var bot = guild.member(world.bot().id());
            var channel = wanted.flatMap(guild::channel).filter(c -> c.type().isVoice());
            if (bot.isPresent() && channel.isPresent()) {
                world.voice().join(guild, bot.get(), channel.get());
                world.voice()
                        .update(
                                guild,
                                bot.get(),
                                state -> state.withSelf(update.selfMute(), update.selfDeaf(), false, false));
            } else if (wanted.isEmpty()) {
                world.voice().leave(guild, world.bot().id());
            }
        });
    }

    private void on(WorldEvent event) {
        var guild = event.guild();
        if (event instanceof WorldEvent.GuildBack || isBotsArrival(event)) {
            sessionsOf(guild).forEach(session -> greeting.tell(session, guild));
        } else if (isVisible(event)) {
            dispatches.of(event).ifPresent(dispatch -> sessionsOf(guild).forEach(s -> s.dispatch(dispatch)));
        }
    }

    private boolean isBotsArrival(WorldEvent event) {
        return event instanceof WorldEvent.MemberJoined joined
                && isBot(joined.member().id());
    }

    /// Of a guild that is out, or that the bot is not in, only the end is told.
    private boolean isVisible(WorldEvent event) {
        return switch (event) {
            case WorldEvent.GuildLost _ -> true;
            case WorldEvent.MemberLeft left when isBot(left.member().id()) -> true;
            default ->
                event.guild().available()
                        && event.guild().member(world.bot().id()).isPresent();
        };
    }

    private boolean isBot(Snowflake id) {
        return id.equals(world.bot().id());
    }

    private List<GatewaySession> sessionsOf(Guild guild) {
        return sessions.all().stream().filter(s -> s.isForGuild(guild.id())).toList();
    }

    private void sweep() {
        long limit = options.heartbeatInterval().toMillis() * 3 / 2;
        connections.stream()
                .filter(c -> c.silentSince(now() - limit))
                .toList()
                .forEach(c -> c.close(CloseCode.SESSION_TIMED_OUT));
        sessions.forgetLost();
    }
}
