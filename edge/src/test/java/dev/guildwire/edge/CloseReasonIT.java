package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every reason for which an edge closes a connection, brought about by a client. Those of tokens, revocation, drain
/// and leases have tests of their own.
class CloseReasonIT {

    private static TestEdge edge;

    @BeforeAll
    static void start() {
        edge = TestEdge.start(
                "guildwire.connection.ping-interval=400ms",
                "guildwire.connection.max-message=2KB",
                "guildwire.auth.timeout=20s");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void connectionWhenTheClientClosesIsAnsweredWithTheSameCode() {
        try (var client = RawClient.open(edge.port())) {
            client.send(RawClient.frame(0x88, new byte[] {0x03, (byte) 0xe8}));

            assertThat(client.readUntilClose()).isEqualTo(1000);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void connectionWhenTheClientClosesWithoutCodeIsAnsweredWithoutCode() {
        try (var client = RawClient.open(edge.port())) {
            client.send(RawClient.frame(0x88, new byte[0]));

            assertThat(client.readUntilClose()).isEqualTo(1005);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void frameWhenNotMaskedClosesWith1002() {
        try (var client = RawClient.open(edge.port())) {
            client.send(new byte[] {(byte) 0x81, 2, 'h', 'i'});

            assertThat(client.readUntilClose()).isEqualTo(1002);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void messageWhenBinaryClosesWith1003() {
        try (var client = RawClient.open(edge.port())) {
            client.send(RawClient.frame(0x82, new byte[] {1, 2, 3}));

            assertThat(client.readUntilClose()).isEqualTo(1003);
        }
    }

    @Test
    void messageWhenNotUtf8ClosesWith1007() {
        try (var client = RawClient.open(edge.port())) {
            client.send(RawClient.frame(0x81, new byte[] {(byte) 0xc3, 0x28}));

            assertThat(client.readUntilClose()).isEqualTo(1007);
        }
    }

    @Test
    void messageWhenLongerThanTheLimitClosesWith1009() {
        try (var client = RawClient.open(edge.port())) {
            client.send(RawClient.frame(0x81, new byte[2049]));

            assertThat(client.readUntilClose()).isEqualTo(1009);
        }
    }

    @Test
    void messageWhenItsFragmentsAreLongerThanTheLimitClosesWith1009() {
        try (var client = RawClient.open(edge.port())) {
            client.send(RawClient.frame(0x01, new byte[2000])).send(RawClient.frame(0x80, new byte[49]));

            assertThat(client.readUntilClose()).isEqualTo(1009);
        }
    }

    @Test
    void messagesWhenNotTheProtocolsAreAnsweredAndTheEleventhClosesWith1008() {
        try (var client = RawClient.open(edge.port())) {
            for (var i = 0; i < 10; i++) {
                client.sendText("{\"v\":1,\"type\":\"hello\"}");
                client.readUntil("Message type is not auth");
            }
            client.sendText("{}");

            assertThat(client.readUntilClose()).isEqualTo(1008);
        }
    }

    @Test
    void connectionWhenTwoPingsStayUnansweredClosesWith1008() {
        try (var client = RawClient.open(edge.port())) {
            assertThat(client.readUntilClose()).isEqualTo(1008);
        }
    }

    @Test
    void connectionWhenPingsAreAnsweredStaysOpen() {
        try (var client = RawClient.open(edge.port())) {
            for (var pings = 0; pings < 6; pings++) {
                var ping = client.read();
                assertThat(ping.opcode()).isEqualTo(9);
                client.send(RawClient.frame(0x8a, new byte[0]));
            }
        }
    }

    @Test
    void pingWhenTheClientSendsOneIsAnsweredWithItsPayload() {
        try (var client = RawClient.open(edge.port())) {
            client.send(RawClient.frame(0x89, "hey".getBytes(StandardCharsets.UTF_8)));

            var frame = client.read();
            while (frame.opcode() == 9) {
                frame = client.read();
            }
            assertThat(frame.opcode()).isEqualTo(10);
            assertThat(frame.text()).isEqualTo("hey");
        }
    }

    @Test
    void messageWhenCutIntoFragmentsWithAPingBetweenIsRead() {
        try (var client = RawClient.open(edge.port())) {
            client.send(RawClient.frame(0x01, "{\"v\":1,\"ty".getBytes(StandardCharsets.UTF_8)))
                    .send(RawClient.frame(0x89, new byte[0]))
                    .send(RawClient.frame(0x80, "pe\":\"auth\",\"token\":\"x\"}".getBytes(StandardCharsets.UTF_8)));

            assertThat(client.readUntil("error")).contains("Invalid token");
            assertThat(client.readUntilClose()).isEqualTo(4401);
        }
    }
}
