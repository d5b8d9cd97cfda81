package dev.guildwire.rooms.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.rooms.discord.DiscordProperties.Limits;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must hold of the queue whatever happens, checked against the real scripts whenever they hand something out.
/// Times are milliseconds of the test's clock.
final class QueueModel implements AutoCloseable {

    private static final int GLOBAL = 4;
    private static final int WINDOW = 1000;
    private static final int ALLOWANCE = 500;
    private static final int HOLD = 300;
    private static final int RESET = 700;
    private static final List<DiscordRoute> ROUTES =
            List.of(DiscordRoute.GET_CHANNEL, DiscordRoute.EDIT_CHANNEL, DiscordRoute.CREATE_MESSAGE);

    private final Steps steps = new Steps(new Limits(
            GLOBAL,
            Duration.ofMillis(WINDOW),
            Duration.ofMillis(ALLOWANCE),
            1000,
            1000,
            1000,
            Duration.ofMinutes(10),
            Duration.ofSeconds(30)));

    private final Map<String, List<String>> waiting = new LinkedHashMap<>();
    private final List<Lease> leases = new ArrayList<>();
    private final Map<String, Integer> closedUntil = new HashMap<>();
    private final Map<String, Integer> heldUntil = new HashMap<>();
    private final Map<String, Integer> slotUntil = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private int submitted;
    private int now;

    /// @param dead its worker says nothing more
    private record Lease(Grant grant, int until, boolean dead) {}

    void submit(int route, int channel) {
        submitted++;
        var terms = Terms.of("r" + submitted, Steps.GUILD).within(Duration.ofDays(1));
        var request = ROUTES.get(route).request(terms, null, new ChannelId(channel));
        waitingIn(request.lane()).add("r" + submitted);
        on(steps.submit(request));
    }

    void take() {
        on(steps.take());
    }

    void pass(int millis) {
        now += millis;
        steps.pass(Duration.ofMillis(millis));
    }

    /// A worker brings a success, possibly after its lease ended and another took the request.
    void succeed(int which, int remaining) {
        var lease = workerOf(which);
        if (lease == null) {
            return;
        }
        var grant = lease.grant;
        var report = Steps.limited(discordBucket(grant.lane()), remaining, Duration.ofMillis(RESET));
        end(lease, new Success(200, ""), report);
        closedUntil.put(discordBucket(grant.lane()) + major(grant), remaining == 0 ? now + RESET : 0);
    }

    /// A worker is told to try again, as long as the request is its own.
    void fail(int which) {
        var lease = workerOf(which);
        if (lease != null && lease.until > now) {
            end(lease, null, Report.NOTHING.holding(HOLD, "retry"));
            heldUntil.put(lease.grant.requestId(), now + HOLD);
        }
    }

    /// A worker meets a limit that only its route is under.
    void limitAlone(int which) {
        var lease = workerOf(which);
        if (lease != null && lease.until > now) {
            end(lease, null, Report.NOTHING.holdingAlone(10 * HOLD, "bucket"));
            heldUntil.put(lease.grant.requestId(), now + 10 * HOLD);
        }
    }

    void die(int which) {
        var lease = workerOf(which);
        if (lease != null) {
            leases.remove(lease);
            leases.add(new Lease(lease.grant, lease.until, true));
        }
    }

    /// Lets everything end, and finds that nothing was lost.
    void drain() {
        for (int i = 0; i < 100 + 10 * submitted && ended.size() < submitted; i++) {
            take();
            succeed(0, 5);
            pass(RESET);
        }
        assertThat(ended).as("ended, nothing lost").hasSize(submitted);
        assertThat(steps.take()).isNull();
    }

    private void end(Lease lease, @Nullable DiscordResult result, Report report) {
        leases.remove(lease);
        slotUntil.computeIfPresent(lease.grant.lease(), (_, until) -> Math.min(until, now + WINDOW));
        var finished = steps.end(lease.grant, result, report);
        if (finished.ours()) {
            assertThat(ended.add(lease.grant.requestId())).as("one result each").isTrue();
            waitingIn(lease.grant.lane()).remove(lease.grant.requestId());
        }
    }

    private void on(@Nullable Grant grant) {
        if (grant == null) {
            return;
        }
        assertThat(waitingIn(grant.lane())).as("oldest of its lane").startsWith(grant.requestId());
        assertThat(leases)
                .as("holders of lane or bucket")
                .noneMatch(other -> other.until > now && shares(grant, other));
        assertThat(closedUntil.getOrDefault(grant.bucket(), 0)).as("reset").isLessThanOrEqualTo(now);
        assertThat(heldUntil.getOrDefault(grant.requestId(), 0)).as("hold").isLessThanOrEqualTo(now);
        slotUntil.values().removeIf(until -> until <= now);
        slotUntil.put(grant.lease(), now + WINDOW + ALLOWANCE);
        assertThat(slotUntil).as("global limit").hasSizeLessThanOrEqualTo(GLOBAL);
        leases.add(new Lease(grant, now + (int) Steps.LEASE.toMillis(), false));
    }

    /// A lease whose request was ended by another worker keeps its bucket, not its lane.
    private boolean shares(Grant grant, Lease other) {
        var sameLane = other.grant.lane().equals(grant.lane()) && !ended.contains(other.grant.requestId());
        return sameLane || other.grant.bucket().equals(grant.bucket());
    }

    private List<String> waitingIn(String lane) {
        return waiting.computeIfAbsent(lane, _ -> new ArrayList<>());
    }

    private @Nullable Lease workerOf(int which) {
        var alive = leases.stream().filter(lease -> !lease.dead).toList();
        return alive.isEmpty() ? null : alive.get(which % alive.size());
    }

    /// Two of the routes share what Discord calls one bucket.
    private static String discordBucket(String lane) {
        return lane.startsWith("POST") ? "messages" : "channel";
    }

    private static String major(Grant grant) {
        return grant.lane().substring(grant.lane().lastIndexOf('#'));
    }

    @Override
    public void close() {
        steps.close();
    }
}
