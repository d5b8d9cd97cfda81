package dev.guildwire.load.watch;

/// What happens on one socket; called on its event loop. After [#onEnd] nothing more is called.
public interface SocketListener {

    void onOpen(Socket socket);

    /// @param arrivedNanos by the real-time clock, when the bytes were read
    void onText(String text, long arrivedNanos);

    void onEnd(End end);
}
