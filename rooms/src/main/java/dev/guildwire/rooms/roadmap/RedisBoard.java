package dev.guildwire.rooms.roadmap;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.roadmap.Feature;
import dev.guildwire.contracts.roadmap.RoadmapEvent;
import dev.guildwire.contracts.roadmap.RoadmapEvent.FeatureCreated;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.script.RedisScriptFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The board's keys in Redis; the package's description draws them. Every method is one round trip.
@Component
class RedisBoard {

    /// The hash tag of all keys, and the key of all records: there is one board.
    static final String TAG = "roadmap";

    private static final String PREFIX = "guildwire:{" + TAG + "}:";
    private static final String VERSION = PREFIX + "version";
    private static final String FEATURES = PREFIX + "features";
    private static final String OUTBOX = PREFIX + "outbox";
    private static final String TOPIC = Topic.ROADMAP_EVENTS.wire();

    private static final int HEAD = 3;

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> READ = script("board", List.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> VOTE = script("vote", List.class);

    private static final RedisScript<Long> CREATE = script("create", Long.class);
    private static final RedisScript<Long> EDIT = script("edit", Long.class);
    private static final RedisScript<Long> DELETE = script("delete", Long.class);
    private static final RedisScript<Long> RESTORE = script("restore", Long.class);

    private final StringRedisTemplate redis;
    private final JsonMapper json;

    RedisBoard(StringRedisTemplate redis, JsonMapper json) {
        this.redis = redis;
        this.json = json;
    }

    /// False before the first start, and when Redis has lost everything.
    boolean isThere() {
        return redis.hasKey(VERSION);
    }

    Board read(UserId user) {
        @SuppressWarnings("unchecked")
        List<Object> answer =
                Objects.requireNonNull(redis.execute(READ, List.of(VERSION, FEATURES), PREFIX, user.toString()));
        var cards = answer.stream().skip(1).map(RedisBoard::card).toList();
        return new Board(Long.parseLong(answer.getFirst().toString()), cards);
    }

    private static Board.Card card(Object row) {
        var values = ((List<?>) row).stream().map(Object::toString).toList();
        var fields = new LinkedHashMap<String, String>();
        for (var i = HEAD; i + 1 < values.size(); i += 2) {
            fields.put(values.get(i), values.get(i + 1));
        }
        return new Board.Card(
                FeatureFields.feature(values.get(0), Integer.parseInt(values.get(1)), fields),
                "1".equals(values.get(2)));
    }

    /// @return empty when there is no such feature
    Optional<Tally> vote(String feature, UserId user, RoadmapEvent.Action action, Instant now) {
        @SuppressWarnings("unchecked")
        List<Long> answer = Objects.requireNonNull(redis.execute(
                VOTE,
                List.of(VERSION, featureKey(feature), votesKey(feature), OUTBOX),
                feature,
                user.toString(),
                action.toString(),
                now.toString(),
                Long.toString(now.toEpochMilli()),
                TOPIC,
                TAG));
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(new Tally(answer.getFirst().intValue(), answer.getLast()));
    }

    /// The votes for a feature.
    ///
    /// @param version of the board that the number is true for
    record Tally(int votes, long version) {}

    void create(Feature feature) {
        var arguments = new ArrayList<>(List.of(
                feature.id(),
                Long.toString(feature.createdAt().toEpochMilli()),
                TOPIC,
                TAG,
                json.writeValueAsString(new FeatureCreated(feature, feature.createdAt()))));
        FeatureFields.of(feature).forEach((name, value) -> arguments.addAll(List.of(name, value)));
        redis.execute(CREATE, List.of(VERSION, FEATURES, featureKey(feature.id()), OUTBOX), arguments.toArray());
    }

    /// @return false when there is no such feature
    boolean edit(String feature, RoadmapEvent.Changes changes, Instant now) {
        var arguments =
                new ArrayList<>(List.of(feature, now.toString(), Long.toString(now.toEpochMilli()), TOPIC, TAG));
        FeatureFields.of(changes).forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return done(redis.execute(EDIT, List.of(VERSION, featureKey(feature), OUTBOX), arguments.toArray()));
    }

    /// @return false when there is no such feature
    boolean delete(String feature, Instant now) {
        return done(redis.execute(
                DELETE,
                List.of(VERSION, FEATURES, featureKey(feature), votesKey(feature), OUTBOX),
                feature,
                now.toString(),
                Long.toString(now.toEpochMilli()),
                TOPIC,
                TAG));
    }

    /// Replaces everything.
    ///
    /// @return false when there are events that the rebuilt board lacks
    boolean restore(RebuiltBoard board) {
        var arguments = new ArrayList<>(List.of(PREFIX, Long.toString(board.version())));
        board.features().forEach((feature, voters) -> {
            var fields = FeatureFields.of(feature);
            arguments.add(feature.id());
            arguments.add(Long.toString(feature.createdAt().toEpochMilli()));
            arguments.add(Integer.toString(fields.size()));
            fields.forEach((name, value) -> arguments.addAll(List.of(name, value)));
            arguments.add(Integer.toString(voters.size()));
            arguments.addAll(voters);
        });
        return done(redis.execute(RESTORE, List.of(VERSION, FEATURES, OUTBOX), arguments.toArray()));
    }

    private static boolean done(@Nullable Long answer) {
        return answer != null && answer == 1;
    }

    private static String featureKey(String feature) {
        return PREFIX + "feature:" + feature;
    }

    private static String votesKey(String feature) {
        return PREFIX + "votes:" + feature;
    }

    private static <T> RedisScript<T> script(String name, Class<T> result) {
        return RedisScriptFile.of("roadmap-" + name, result);
    }
}
