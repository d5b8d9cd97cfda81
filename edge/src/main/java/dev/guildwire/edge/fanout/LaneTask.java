package dev.guildwire.edge.fanout;

import dev.guildwire.edge.connection.BrowserConnection;
import dev.guildwire.edge.connection.CloseReason;
import java.util.List;
import java.util.function.Consumer;

/// What a lane is asked to do, in the order in which it was asked.
@SuppressWarnings("ArrayRecordComponent") // tasks are never compared
sealed interface LaneTask {

    /// Begin to visit a connection.
    record Open(BrowserConnection connection) implements LaneTask {}

    /// Stop visiting a connection.
    record Gone(BrowserConnection connection) implements LaneTask {}

    /// Send the events, each to all watchers of its guild.
    record Publish(List<StreamEvent> events) implements LaneTask {}

    /// Send a frame to one connection, behind everything its guild got before.
    record Tell(Watcher watcher, byte[] frame) implements LaneTask {}

    /// Send the answer, then what the connection missed, and let it have every event from here on.
    record Join(Watcher watcher, byte[] answer, List<byte[]> missed) implements LaneTask {}

    record Leave(Watcher watcher) implements LaneTask {}

    record Close(Watcher watcher, CloseReason reason) implements LaneTask {}

    /// Do something of another feature's, in its turn.
    record Run(Runnable action) implements LaneTask {}

    /// Do something with all connections of the lane.
    record Visit(Consumer<List<BrowserConnection>> action) implements LaneTask {}

    record StreamEvent(GuildStream stream, EventFrame frame) {}
}
