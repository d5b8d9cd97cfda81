package dev.guildwire.load.link;

import dev.guildwire.load.fanout.process.Http;
import dev.guildwire.load.fanout.report.Goal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// 2000 requests of many kinds over 50 buckets, given at once, sent by three instances, under the simulator's limits.
final class QueueRun {

    private static final String NAME = "2000 requests, 50 buckets";
    private static final int REQUESTS = 2000;
    private static final int INSTANCES = 3;
    private static final int FOR_LEARNING_PER_BUCKET = 4;
    private static final int LONGEST_WINDOW_SECONDS = 11;
    private static final int GLOBAL_PER_SECOND = 50;
    private static final double MOST_TIMES_SHORTEST = 1.1;
    private static final Pattern ANSWERS =
            Pattern.compile("^guildwire_discord_answers_seconds_count\\{.*answer=\"([^\"]+)\".*} (\\S+)$");

    private QueueRun() {}

    static Finding run(Path out) throws Exception {
        try (var services = Services.start(out)) {
            var simulator = services.simulator(true);
            var rooms = new ArrayList<Http>();
            for (int i = 1; i <= INSTANCES; i++) {
                rooms.add(services.rooms("rooms-" + i, simulator, Map.of()));
            }
            try (var desk = new CommandDesk(services.broker().kafka())) {
                return measure(desk, simulator, rooms);
            }
        }
    }

    private static Finding measure(CommandDesk desk, Http simulator, List<Http> rooms) throws InterruptedException {
        var mix = new CommandMix(simulator);
        give(desk, mix, "first", FOR_LEARNING_PER_BUCKET * mix.buckets());
        TimeUnit.SECONDS.sleep(LONGEST_WINDOW_SECONDS);
        var before = rateLimited(simulator);
        long begin = System.nanoTime();
        give(desk, mix, "then", REQUESTS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        var limited = rateLimited(simulator) - before;
        return new Finding(
                List.of(
                        new Goal(
                                NAME,
                                "time over the shortest possible",
                                seconds / shortest(),
                                MOST_TIMES_SHORTEST,
                                "x"),
                        new Goal(NAME, "429s once the headers are known", limited, 0, ""),
                        new Goal(NAME, "commands that failed", desk.failed(), 0, "")),
                List.of(String.format(
                        Locale.ROOT,
                        "%d requests over %d buckets took %.1f s; the limits allow %.0f s; %d 429s before the headers"
                                + " were known; Discord's answers as rooms saw them: %s",
                        REQUESTS,
                        mix.buckets(),
                        seconds,
                        shortest(),
                        before,
                        answers(rooms))));
    }

    private static void give(CommandDesk desk, CommandMix mix, String prefix, int count) {
        for (int i = 0; i < count; i++) {
            desk.give(prefix + "-" + i, mix.command(i));
        }
        desk.awaitResults();
    }

    /// The first of a second's requests may be sent at once, so the last second is not waited for. No bucket needs
    /// longer: 40 requests are eight windows of five seconds, of which seven are waited for.
    private static double shortest() {
        return (double) REQUESTS / GLOBAL_PER_SECOND - 1;
    }

    /// By what each meant: `success`, `429_global`, `429_user` and so on.
    private static Map<String, Long> answers(List<Http> rooms) {
        return rooms.stream()
                .flatMap(instance -> instance.get("/actuator/prometheus").lines())
                .map(ANSWERS::matcher)
                .filter(Matcher::find)
                .collect(Collectors.groupingBy(line -> line.group(1), TreeMap::new, Collectors.summingLong(line ->
                        (long) Double.parseDouble(line.group(2)))));
    }

    private static long rateLimited(Http simulator) {
        return JsonMapper.shared()
                .readTree(simulator.get("/control/requests?last=1"))
                .path("rateLimited")
                .asLong();
    }
}
