package dev.guildwire.simulator.http;

/// What happens on one WebSocket, told on the world's thread in order.
public interface SocketListener {

    void onOpen(Socket socket);

    void onText(String text);

    /// The socket is gone, by whichever side. Told once.
    ///
    /// @param code of the close frame, or 1006 when there was none
    void onClose(int code);
}
