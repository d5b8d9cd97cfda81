package dev.guildwire.load.rehearsal;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.token.WsTokenClaims;
import dev.guildwire.load.fanout.discord.Traffic;
import dev.guildwire.load.fanout.process.Http;
import dev.guildwire.load.fanout.scenario.Tokens;
import dev.guildwire.load.fanout.swarm.Subscriber;
import dev.guildwire.load.fanout.swarm.Swarm;
import dev.guildwire.load.fanout.swarm.Tally;
import dev.guildwire.load.fanout.swarm.Target;
import dev.guildwire.load.fanout.wire.RealTime;
import dev.guildwire.load.fanout.wire.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// Clients that watch one guild through the load balancer, come back when they are sent away, and count what they see.
/// Each person who joins leaves again by the end, so as many leaves as joins must come.
public final class Rehearsal {

    private static final int NOT_WHOLE = 1;
    private static final int USAGE = 2;
    private static final int AT_ONCE = 50;
    private static final int WARM_UP_CLIENTS = 100;
    private static final long FIRST_PERSON = 1_300_000_000_000_000_000L;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Plan plan;
    private final Traffic traffic;
    private final GuildId guild;

    private Rehearsal(Plan plan) {
        var control = new Http(plan.simulator().toString());
        var guilds = JsonMapper.shared().readTree(control.get("/control/guilds"));
        this.plan = plan;
        this.traffic = new Traffic(control);
        this.guild = GuildId.of(guilds.get(0).get("id").asString());
    }

    /// Says `under load` when the traffic that counts begins, and at the end what was seen. Exits with 0 when every
    /// client saw everything, once and in order; 1 when not; 2 when the arguments make no sense.
    static void main(String[] args) throws Exception {
        Plan plan;
        try {
            plan = Plan.parse(List.of(args), System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Plan.USAGE);
            System.exit(USAGE);
            return;
        }
        var findings = new Rehearsal(plan).run();
        System.out.println(findings.text());
        System.exit(findings.whole() ? 0 : NOT_WHOLE);
    }

    private Findings run() throws Exception {
        warmUp();
        try (var swarm = Swarm.start(new Target(plan.address(), plan.base().toString(), true, true), 1)) {
            swarm.join(people(plan.clients()), AT_ONCE, WITHIN);
            requireAll(swarm);
            swarm.measure(new Window(RealTime.nanos(), Long.MAX_VALUE));
            var cpu = swarm.cpu();
            var published = traffic.start(plan.traffic(guild, plan.length()));
            System.out.println("under load");
            long joins = published.get().last(guild) + 1;
            long behind = swarm.awaitThrough(_ -> joins - 1, WITHIN);
            var tally = awaitLeaves(swarm, joins);
            double share =
                    (double) swarm.cpu().minus(cpu).toNanos() / plan.length().toNanos();
            return new Findings(plan, joins, behind, tally, swarm.holes(), share);
        }
    }

    private void warmUp() throws Exception {
        if (plan.warmUp().isPositive()) {
            try (var swarm = Swarm.start(new Target(plan.address(), plan.base().toString(), false), 1)) {
                swarm.join(people(Math.min(WARM_UP_CLIENTS, plan.clients())), AT_ONCE, WITHIN);
                traffic.start(plan.traffic(guild, plan.warmUp())).get();
            }
        }
    }

    private List<Subscriber> people(int count) {
        var tokens = new Tokens(plan.keys());
        var expiry = Instant.now().plus(Duration.ofMinutes(15));
        return IntStream.range(0, count)
                .mapToObj(
                        number -> new WsTokenClaims(new UserId(FIRST_PERSON + number), guild, "sid-" + number, expiry))
                .map(claims -> Subscriber.of(claims, tokens::mint, 0))
                .toList();
    }

    private static void requireAll(Swarm swarm) throws InterruptedException {
        int ready = swarm.tally().ready();
        if (ready < swarm.size()) {
            throw new IllegalStateException("of %d clients %d were let in".formatted(swarm.size(), ready));
        }
    }

    /// Those who were in voice at the end leave together.
    private Tally awaitLeaves(Swarm swarm, long joins) throws InterruptedException {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        var tally = swarm.tally();
        while (!plan.gap() && tally.unmarked() < joins * plan.clients() && System.nanoTime() < deadline) {
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
            tally = swarm.tally();
        }
        return tally;
    }
}
