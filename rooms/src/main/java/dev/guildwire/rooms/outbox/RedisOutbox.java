package dev.guildwire.rooms.outbox;

import dev.guildwire.rooms.script.RedisScriptFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.core.RedisOperations;
import org.springframework.data.redis.core.SessionCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/// One outbox in Redis.
final class RedisOutbox {

    private static final int BATCH = 500;
    private static final RedisScript<Boolean> LEASE = RedisScriptFile.of("outbox-lease", Boolean.class);

    private final StringRedisTemplate redis;
    private final String stream;
    private final String lease;

    /// @param tag the hash tag of the feature's keys, without braces
    RedisOutbox(StringRedisTemplate redis, String tag) {
        this.redis = redis;
        this.stream = "guildwire:{" + tag + "}:outbox";
        this.lease = stream + ":lease";
    }

    /// Runs work whose commands share a connection of its own. A read that waits would otherwise open one each time.
    void onOneConnection(Runnable work) {
        redis.execute(new SessionCallback<Boolean>() {
            @Override
            public <K, V> Boolean execute(RedisOperations<K, V> operations) {
                work.run();
                return true;
            }
        });
    }

    /// Takes or prolongs the lease.
    ///
    /// @return false while another has it
    boolean lease(String holder, Duration length) {
        return Boolean.TRUE.equals(redis.execute(LEASE, List.of(lease), holder, Long.toString(length.toMillis())));
    }

    /// Gives the lease back, so that another need not wait for its end.
    void release(String holder) {
        redis.execute(LEASE, List.of(lease), holder, "0");
    }

    /// The oldest entries; waits for one where there is none.
    @SuppressWarnings("unchecked") // an array of one generic element
    List<OutboxEntry> next(Duration wait) {
        var options = StreamReadOptions.empty().count(BATCH).block(wait);
        List<MapRecord<String, Object, Object>> read =
                redis.opsForStream().read(options, StreamOffset.create(stream, ReadOffset.from("0")));
        return read == null ? List.of() : read.stream().map(RedisOutbox::entry).toList();
    }

    private static OutboxEntry entry(MapRecord<String, Object, Object> read) {
        var fields = new HashMap<String, String>();
        read.getValue().forEach((name, value) -> fields.put(name.toString(), value.toString()));
        return OutboxEntry.of(read.getId().getValue(), Map.copyOf(fields));
    }

    /// Takes out what has been told.
    void told(List<OutboxEntry> entries) {
        redis.opsForStream()
                .delete(stream, entries.stream().map(OutboxEntry::id).toArray(String[]::new));
    }

    long size() {
        var size = redis.opsForStream().size(stream);
        return size == null ? 0 : size;
    }
}
