package dev.guildwire.simulator.control;

import dev.guildwire.simulator.http.Socket;
import dev.guildwire.simulator.http.SocketListener;
import dev.guildwire.simulator.world.World;
import dev.guildwire.simulator.world.WorldThread;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells the page that the world has changed, a few times a second at most however much happens; the page then asks
/// for what it shows.
final class LiveUpdates {

    private static final Duration PACE = Duration.ofMillis(100);

    private final Set<Socket> sockets = new LinkedHashSet<>();
    private long version;
    private long told;

    LiveUpdates(World world, WorldThread thread) {
        world.listen(_ -> version++);
        var _ = thread.every(PACE, this::tell);
    }

    SocketListener listener() {
        return new SocketListener() {

            private @Nullable Socket socket;

            @Override
            public void onOpen(Socket opened) {
                socket = opened;
                sockets.add(opened);
                send(opened);
            }

            @Override
            public void onText(String text) {
                // The page has nothing to say.
            }

            @Override
            public void onClose(int code) {
                sockets.remove(socket);
            }
        };
    }

    private void tell() {
        if (told != version) {
            told = version;
            sockets.forEach(this::send);
        }
    }

    private void send(Socket socket) {
        if (socket.pendingBytes() == 0) {
            socket.send("{\"version\":" + version + "}");
        }
    }
}
