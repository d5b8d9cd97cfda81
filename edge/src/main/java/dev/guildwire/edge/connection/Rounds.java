package dev.guildwire.edge.connection;

import java.util.ArrayList;
import java.util.List;

/// Visits the connections of one lane, each about four times a second, a slice at a time: no connection has a timer
/// of its own, and no moment is spent on all of them at once. Belongs to the lane's thread.
public final class Rounds {

    /// Between two slices, in milliseconds.
    public static final long SLICE_MILLIS = 50;

    private static final int SLICES = 5;

    private final List<BrowserConnection> connections = new ArrayList<>();
    private int slice;

    public void add(BrowserConnection connection) {
        connection.place = connections.size();
        connections.add(connection);
    }

    public void remove(BrowserConnection connection) {
        if (connection.place < 0) {
            return;
        }
        var last = connections.removeLast();
        if (last != connection) {
            connections.set(connection.place, last);
            last.place = connection.place;
        }
        connection.place = -1;
    }

    /// Visits the next slice.
    ///
    /// @param now Unix time in milliseconds
    public void turn(long now) {
        for (var i = slice; i < connections.size(); i += SLICES) {
            connections.get(i).round(now);
        }
        slice = (slice + 1) % SLICES;
    }

    /// All connections of the lane now.
    public List<BrowserConnection> all() {
        return List.copyOf(connections);
    }
}
