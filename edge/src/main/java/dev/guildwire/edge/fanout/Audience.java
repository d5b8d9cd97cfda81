package dev.guildwire.edge.fanout;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The watchers of one guild in one lane, and the events that wait to go to all of them. Belongs to the lane's
/// thread.
///
/// Events that wait together go out as one write to each connection: their frames are laid end to end once, and
/// every connection gets the same bytes.
final class Audience {

    private final List<Watcher> watchers = new ArrayList<>(1);
    private final List<EventFrame> waiting = new ArrayList<>();
    private int waitingBytes;

    void add(Watcher watcher) {
        watcher.place = watchers.size();
        watchers.add(watcher);
    }

    void remove(Watcher watcher) {
        if (watcher.place < 0) {
            return;
        }
        var last = watchers.removeLast();
        if (last != watcher) {
            watchers.set(watcher.place, last);
            last.place = watcher.place;
        }
        watcher.place = -1;
    }

    boolean isEmpty() {
        return watchers.isEmpty();
    }

    int size() {
        return watchers.size();
    }

    /// @return whether it is the first that waits
    boolean enqueue(EventFrame event) {
        waiting.add(event);
        waitingBytes += event.bytes().length;
        return waiting.size() == 1;
    }

    int waitingBytes() {
        return waitingBytes;
    }

    /// Sends what waits.
    ///
    /// @param direct a buffer outside the heap; when the bytes do not fit, one is made for them
    /// @return the events sent
    List<EventFrame> flush(ByteBuffer direct) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        var frames = waiting.size() == 1 ? waiting.getFirst().bytes() : joined();
        var image = direct.capacity() >= frames.length ? direct : ByteBuffer.allocateDirect(frames.length);
        image.clear().put(frames).flip();
        for (var i = 0; i < watchers.size(); i++) {
            watchers.get(i).connection().send(frames, image);
        }
        var sent = List.copyOf(waiting);
        waiting.clear();
        waitingBytes = 0;
        return sent;
    }

    private byte[] joined() {
        var all = ByteBuffer.allocate(waitingBytes);
        for (var event : waiting) {
            all.put(event.bytes());
        }
        return all.array();
    }
}
