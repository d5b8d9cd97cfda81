package dev.guildwire.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {

    @Test
    void redisWhenStartedAgainOnItsFolderAndPortHasItsKeys(@TempDir Path folder) throws IOException {
        var port = FreePorts.next();
        try (var _ = EmbeddedRedis.start(folder, port)) {
            assertThat(ask(port, "SET kept yes")).isEqualTo("+OK");
        }

        try (var _ = EmbeddedRedis.start(folder, port)) {
            assertThat(ask(port, "EXISTS kept")).isEqualTo(":1");
        }
    }

    @Test
    void redisWhenClosedAnswersNoMore(@TempDir Path folder) {
        var port = FreePorts.next();
        var redis = EmbeddedRedis.start(folder, port);

        redis.close();

        assertThat(EmbeddedRedis.answers(port)).isFalse();
    }

    @Test
    void redisWhenItCannotStartSaysWhereItsLogIs(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("appendonlydir"), "in the way of the folder of that name");

        assertThatThrownBy(() -> EmbeddedRedis.start(folder, FreePorts.next()))
                .hasMessageContaining(folder.resolve("redis.log").toString());
    }

    private static String ask(int port, String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
