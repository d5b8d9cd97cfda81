package dev.guildwire.edge.roadmap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The viewers of one lane. Belongs to the lane's thread.
final class Audience {

    private final List<Viewer> viewers = new ArrayList<>();
    private final RoadmapMetrics metrics;

    /// A message and its frame, the same bytes for all.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Frame(Broadcast message, byte[] bytes) {}

    Audience(RoadmapMetrics metrics) {
        this.metrics = metrics;
    }

    void add(Viewer viewer) {
        viewer.place = viewers.size();
        viewers.add(viewer);
    }

    void remove(Viewer viewer) {
        if (viewer.place < 0) {
            return;
        }
        var last = viewers.removeLast();
        if (last != viewer) {
            viewers.set(viewer.place, last);
            last.place = viewer.place;
        }
        viewer.place = -1;
    }

    /// Sends messages to those whom they concern, all of one viewer's in one write.
    void send(List<Frame> frames) {
        var all = join(frames);
        var sent = 0L;
        for (var viewer : viewers) {
            var wanted = frames.stream()
                    .filter(frame -> viewer.wants(frame.message()))
                    .toList();
            if (!wanted.isEmpty()) {
                viewer.connection().send(wanted.size() == frames.size() ? all : join(wanted));
                sent += wanted.size();
            }
        }
        metrics.delivered(frames.stream().map(Frame::message).toList(), sent);
    }

    private static byte[] join(List<Frame> frames) {
        if (frames.size() == 1) {
            return frames.getFirst().bytes();
        }
        var length = frames.stream().mapToInt(frame -> frame.bytes().length).sum();
        var joined = ByteBuffer.allocate(length);
        frames.forEach(frame -> joined.put(frame.bytes()));
        return joined.array();
    }
}
