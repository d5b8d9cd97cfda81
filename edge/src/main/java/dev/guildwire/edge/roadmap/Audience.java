package dev.guildwire.edge.roadmap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The viewers of one lane. Belongs to the lane's thread.
final class Audience {

    private static final int IMAGE_BYTES = 64 * 1024;

    private final List<Viewer> viewers = new ArrayList<>();
    private final RoadmapMetrics metrics;

    /// Holds, outside the heap, what most viewers get, so that it is not copied for each of them.
    private final ByteBuffer image = ByteBuffer.allocateDirect(IMAGE_BYTES);

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
        var direct = direct(all);
        var sent = 0L;
        for (var viewer : viewers) {
            if (wantsAll(viewer, frames)) {
                viewer.connection().send(all, direct);
                sent += frames.size();
            } else {
                sent += sendWanted(viewer, frames);
            }
        }
        metrics.delivered(frames.stream().map(Frame::message).toList(), sent);
    }

    private ByteBuffer direct(byte[] bytes) {
        return bytes.length > image.capacity()
                ? ByteBuffer.wrap(bytes)
                : image.clear().put(bytes).flip();
    }

    private static boolean wantsAll(Viewer viewer, List<Frame> frames) {
        for (var frame : frames) {
            if (!viewer.wants(frame.message())) {
                return false;
            }
        }
        return true;
    }

    private static int sendWanted(Viewer viewer, List<Frame> frames) {
        var wanted =
                frames.stream().filter(frame -> viewer.wants(frame.message())).toList();
        if (!wanted.isEmpty()) {
            viewer.connection().send(join(wanted));
        }
        return wanted.size();
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
