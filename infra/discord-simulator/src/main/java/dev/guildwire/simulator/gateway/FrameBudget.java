package dev.guildwire.simulator.gateway;

import java.util.ArrayDeque;
import java.util.Deque;

/// How much a client may say: 120 frames in 60 seconds (Discord, "Gateway: Rate Limiting").
final class FrameBudget {

    static final int MAX_FRAMES = 120;
    static final long WINDOW_MILLIS = 60_000;

    private final Deque<Long> taken = new ArrayDeque<>();

    /// False when this frame is one too many.
    boolean take(long now) {
        while (!taken.isEmpty() && taken.getFirst() <= now - WINDOW_MILLIS) {
            taken.removeFirst();
        }
        taken.addLast(now);
        return taken.size() <= MAX_FRAMES;
    }
}
