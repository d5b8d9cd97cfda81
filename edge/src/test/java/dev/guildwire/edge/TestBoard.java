package dev.guildwire.edge;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Writes what rooms would write about the board. There is one board, so all tests of a run share its version.
public final class TestBoard implements AutoCloseable {

    private static final AtomicLong VERSION = new AtomicLong();

    private final TestEvents events = new TestEvents();

    /// A feature nobody else uses.
    public static String anyFeature() {
        return "f" + UUID.randomUUID().toString().replace("-", "");
    }

    /// The number of the last change.
    public static long version() {
        return VERSION.get();
    }

    /// @return the change's version
    public long vote(String feature, UserId voter, int count, String action) {
        return write(
                "VOTE_UPDATE",
                "\"featureId\":\"" + feature + "\",\"voteCount\":" + count + ",\"voterId\":\"" + voter
                        + "\",\"action\":\"" + action + "\"");
    }

    /// @return the change's version
    public long vote(String feature, UserId voter, int count) {
        return vote(feature, voter, count, "add");
    }

    /// @return the change's version
    public long edit(String feature, String changes) {
        return write("FEATURE_UPDATE", "\"featureId\":\"" + feature + "\",\"changes\":" + changes);
    }

    /// @return the change's version
    public long create(String feature) {
        var now = Instant.now();
        return write(
                "FEATURE_CREATED",
                "\"feature\":{\"id\":\"" + feature + "\",\"title\":\"Mobile app\",\"description\":\"\","
                        + "\"status\":\"TODO\",\"voteCount\":0,\"createdById\":\"7\",\"createdBy\":{\"name\":\"Jane\"},"
                        + "\"createdAt\":\"" + now + "\",\"updatedAt\":\"" + now + "\"}");
    }

    /// @return the change's version
    public long delete(String feature) {
        return write("FEATURE_DELETED", "\"featureId\":\"" + feature + "\"");
    }

    private synchronized long write(String type, String fields) {
        var version = VERSION.incrementAndGet();
        write(version, type, fields);
        return version;
    }

    /// Writes a change with a version of the test's, such as one that was there before.
    public void write(long version, String type, String fields) {
        events.write(
                Topic.ROADMAP_EVENTS,
                "roadmap",
                type,
                "{\"type\":\"" + type + "\"," + fields + ",\"timestamp\":\"" + Instant.now() + "\"}",
                Map.of(Headers.VERSION, Long.toString(version)));
    }

    @Override
    public void close() {
        events.close();
    }
}
