package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.edge.lease.ConnectionLeases;
import dev.guildwire.testsupport.BoundProcess;
import dev.guildwire.testsupport.EmbeddedRedis;
import dev.guildwire.testsupport.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The limit of connections per user, over all edges.
class LeaseIT {

    private static final TestBrowser.End TOO_MANY = new TestBrowser.End(4429, "Connection limit exceeded");

    private static TestEdge edge(String... settings) {
        // An edge that could not reach Redis at first tries again at the next renewal.
        var edge = TestEdge.start(Stream.concat(Stream.of(settings), Stream.of("guildwire.lease.renewal=300ms"))
                .toArray(String[]::new));
        Awaiting.until(edge.bean(ConnectionLeases.class)::isShared, () -> "no lease");
        return edge;
    }

    private static TestBrowser authenticated(TestEdge edge, UserId user) {
        var browser = edge.connect();
        browser.authenticate(TestTokens.of(user, TestEvents.anyGuild())).awaitAck();
        return browser;
    }

    private static TestBrowser.End refused(TestEdge edge, UserId user) {
        try (var browser = edge.connect()) {
            return browser.authenticate(TestTokens.of(user, TestEvents.anyGuild()))
                    .awaitEnd();
        }
    }

    private static boolean isLetIn(TestEdge edge, UserId user) {
        try (var browser = edge.connect()) {
            browser.authenticate(TestTokens.of(user, TestEvents.anyGuild()));
            Awaiting.until(() -> browser.hasEnded() || !browser.ofType("ack").isEmpty(), () -> "no answer");
            return !browser.hasEnded();
        }
    }

    @Test
    void connectionWhenTheUserHasTheMostOnAllEdgesTogetherIsRefusedUntilOneEnds() {
        var user = TestEvents.anyUser();
        try (var one = edge("guildwire.lease.connections-per-user=2");
                var other = edge("guildwire.lease.connections-per-user=2");
                var first = authenticated(one, user);
                var _ = authenticated(other, user)) {
            assertThat(refused(one, user)).isEqualTo(TOO_MANY);
            assertThat(refused(other, user)).isEqualTo(TOO_MANY);
            try (var someoneElse = authenticated(one, TestEvents.anyUser())) {
                assertThat(someoneElse.hasEnded()).isFalse();
            }

            first.close();

            Awaiting.until(() -> isLetIn(other, user), () -> "the place was not given back");
        }
    }

    @Test
    void connectionsWhenTheirEdgeDiedStopCountingWithItsLease() {
        var user = TestEvents.anyUser();
        String[] settings = {
            "guildwire.lease.connections-per-user=1", "guildwire.lease.duration=1s", "guildwire.lease.renewal=300ms"
        };
        try (var dead = EdgeProcess.start(settings);
                var alive = edge(settings);
                var there = TestBrowser.connect(dead.uri())) {
            there.authenticate(TestTokens.of(user, TestEvents.anyGuild())).awaitAck();
            assertThat(refused(alive, user)).isEqualTo(TOO_MANY);

            dead.kill();

            Awaiting.until(() -> isLetIn(alive, user), () -> "the dead edge's connection counts still");
        }
    }

    @Test
    void limitWhenRedisIsAwayHoldsOnEachEdgeAndOverAllOnceItIsBack(@TempDir Path folder) {
        var user = TestEvents.anyUser();
        var port = FreePorts.next();
        String[] settings = {
            "guildwire.redis.url=redis://127.0.0.1:" + port,
            "guildwire.lease.connections-per-user=1",
            "guildwire.lease.renewal=200ms"
        };
        try (var one = TestEdge.start(settings);
                var other = TestEdge.start(settings);
                var _ = authenticated(one, user)) {
            assertThat(refused(one, user)).isEqualTo(TOO_MANY);
            authenticated(other, user).close();

            try (var _ = EmbeddedRedis.start(folder, port)) {
                Awaiting.until(one.bean(ConnectionLeases.class)::isShared, () -> "one has no lease");
                Awaiting.until(other.bean(ConnectionLeases.class)::isShared, () -> "the other has no lease");
                assertThat(refused(other, user)).isEqualTo(TOO_MANY);
            }

            authenticated(other, user).close();
        }
    }

    /// A Redis in cluster mode refuses a script whose keys are of different slots, and whose slots nobody has.
    @Test
    void limitWhenRedisIsAClusterHoldsOverAllEdges(@TempDir Path folder) throws IOException {
        var user = TestEvents.anyUser();
        var port = FreePorts.next();
        var node = startClusterNode(folder, port);
        String[] settings = {
            "guildwire.redis.url=redis-cluster://127.0.0.1:" + port, "guildwire.lease.connections-per-user=1"
        };
        try (var one = edge(settings);
                var other = edge(settings);
                var _ = authenticated(one, user)) {
            assertThat(refused(other, user)).isEqualTo(TOO_MANY);
        } finally {
            BoundProcess.stop(node, Duration.ZERO);
        }
    }

    private static Process startClusterNode(Path folder, int port) throws IOException {
        var command = new ArrayList<>(EmbeddedRedis.command(folder, port));
        command.addAll(List.of("--cluster-enabled", "yes", "--cluster-port", Integer.toString(FreePorts.next())));
        var node = BoundProcess.start(command, Map.of(), folder.resolve("redis.log"));
        Awaiting.until(() -> EmbeddedRedis.answers(port), () -> "Redis did not start");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("CLUSTER ADDSLOTSRANGE 0 16383\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(3)).asString().isEqualTo("+OK");
        }
        return node;
    }
}
