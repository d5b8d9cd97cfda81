package dev.guildwire.ingest.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.link.CommandName;
import dev.guildwire.contracts.link.CommandResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CommandDeskTest {

    private static final int TURNS = 5_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Inbound.Valid COMMAND =
            new Inbound.Valid(CommandName.GET_GUILD, JSON.createObjectNode().put("guild_id", "1"), "1", "r1");
    private static final CommandResult RESULT = CommandResult.done("r1", JSON.createObjectNode());

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final LinkMetrics metrics = new LinkMetrics(registry);
    private final Backend backend = new Backend();
    private final LinkConnection connection =
            new LinkConnection(backend, Duration.ofSeconds(1), Duration.ofDays(1), metrics);
    private final Timer timer = new Timer();
    private final CommandDesk desk = new CommandDesk(
            new MockProducer<>(true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer()),
            JSON,
            Clock.systemUTC(),
            Duration.ofSeconds(30),
            timer,
            new Answers(JSON, Clock.systemUTC(), metrics));

    @AfterEach
    void endTimer() {
        timer.shutdownNow();
    }

    @Test
    void requestWhenRepeatedHasItsOwnTime() {
        desk.submit(connection, COMMAND);
        desk.on(RESULT);
        desk.submit(connection, COMMAND);

        timer.fireFirst();
        desk.on(RESULT);

        await().until(() -> backend.heard.size() == 2);
        assertThat(backend.heard).allMatch(answer -> answer.contains("\"ack\""));
    }

    @Test
    void requestWhenRepeatedAsItsResultComesIsAnsweredToo() throws Exception {
        var results = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < TURNS; i++) {
                desk.on(RESULT);
            }
        });
        for (int i = 0; i < TURNS; i++) {
            desk.submit(connection, COMMAND);
        }
        results.join();

        timer.fireAll();

        await().until(() -> backend.heard.size() == TURNS);
    }

    /// Takes all that it is sent.
    private static final class Backend extends CoreSession.Empty {

        final Queue<String> heard = new ConcurrentLinkedQueue<>();

        @Override
        public void sendFrame(OutgoingEntry entry) {
            heard.add(StandardCharsets.UTF_8
                    .decode(entry.getFrame().getPayload().slice())
                    .toString());
            entry.getCallback().succeeded();
        }
    }

    /// Lets time pass when the test says so.
    private static final class Timer extends ScheduledThreadPoolExecutor {

        private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();
        private final ScheduledFuture<?> never = super.schedule(() -> {}, 1, TimeUnit.DAYS);

        Timer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            due.add(command);
            return never;
        }

        void fireFirst() {
            due.remove().run();
        }

        void fireAll() {
            due.forEach(Runnable::run);
        }
    }
}
