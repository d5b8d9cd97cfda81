package dev.guildwire.load.fanout.discord;

import dev.guildwire.load.fanout.process.Http;
import dev.guildwire.load.fanout.publisher.Load;
import dev.guildwire.load.fanout.publisher.Published;
import dev.guildwire.load.fanout.publisher.Source;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes the simulator dispatch voice state updates. Each join carries a marker with the time of its dispatch, and the
/// joins of a run are numbered from 0; leaves carry none.
public final class Traffic implements Source {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Http control;

    /// @param control of the simulator
    public Traffic(Http control) {
        this.control = control;
    }

    /// Takes the load's first guild only.
    @Override
    public CompletableFuture<Published> start(Load load) {
        var guild = load.guilds().getFirst();
        var body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "guildId", guild.toString(),
                        "perSecond", load.perSecond(),
                        "seconds", load.duration().toSeconds()));
        var run = read(control.post("/control/traffic", body)).get("id").asString();
        // Whoever asks again and again takes processor time from what is measured.
        var over = CompletableFuture.delayedExecutor(load.duration().toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.supplyAsync(
                () -> {
                    var ended = awaitEnd("/control/traffic/" + run);
                    return new Published(Map.of(guild, ended.get("joins").asLong() - 1), 0, Duration.ZERO);
                },
                over);
    }

    private JsonNode awaitEnd(String run) {
        try {
            var state = read(control.get(run));
            while (!state.get("done").asBoolean()) {
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
                state = read(control.get(run));
            }
            return state;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
