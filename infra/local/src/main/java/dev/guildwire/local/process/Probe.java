package dev.guildwire.local.process;

import dev.guildwire.testsupport.EmbeddedRedis;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/// Asks a program whether it is ready.
@FunctionalInterface
public interface Probe {

    /// Long, because on a busy machine a slow answer still is one; that a program is gone is known without asking it.
    int TIMEOUT_MS = 5000;

    boolean passes();

    /// Passes while this address answers with 200. The answer is read to its end, so that the next question comes over
    /// the same connection: asked twice a second, a connection for each question was what an idle service did most.
    static Probe http(URI address) {
        return () -> {
            try {
                var connection = (HttpURLConnection) address.toURL().openConnection();
                connection.setConnectTimeout(TIMEOUT_MS);
                connection.setReadTimeout(TIMEOUT_MS);
                try (var answer = connection.getInputStream()) {
                    answer.transferTo(OutputStream.nullOutputStream());
                    return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
                }
            } catch (IOException _) {
                return false;
            }
        };
    }

    /// Passes while something listens on this loopback port.
    static Probe listening(int port) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
                return true;
            } catch (IOException _) {
                return false;
            }
        };
    }

    /// Passes while a Redis on this loopback port serves.
    static Probe redis(int port) {
        return () -> EmbeddedRedis.answers(port);
    }
}
