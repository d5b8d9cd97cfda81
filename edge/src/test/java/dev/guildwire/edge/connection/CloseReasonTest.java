package dev.guildwire.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CloseReasonTest {

    @ParameterizedTest
    @CsvSource({
        "CLIENT_LEFT,            1000, Closed by the client,             NONE",
        "GOING_AWAY,             1001, Going away,                       RECONNECT",
        "PROTOCOL_ERROR,         1002, Protocol error,                   REPORT",
        "BINARY,                 1003, Binary messages are not accepted, REPORT",
        "NOT_UTF8,               1007, Not UTF-8,                        REPORT",
        "SLOW,                   1008, Too slow,                         RECONNECT",
        "ABUSIVE,                1008, Too many bad messages,            REPORT",
        "RATE_LIMIT,             1008, Rate limit exceeded,              REPORT",
        "UNRESPONSIVE,           1008, Pings unanswered,                 RECONNECT",
        "TOO_LARGE,              1009, Message too large,                REPORT",
        "INTERNAL,               1011, Internal error,                   RECONNECT",
        "AUTHENTICATION_TIMEOUT, 4001, Authentication timeout,           NEW_TOKEN",
        "INVALID_TOKEN,          4401, Invalid token,                    NEW_TOKEN",
        "SESSION_EXPIRED,        4401, Session expired,                  NEW_TOKEN",
        "CONNECTION_LIMIT,       4429, Connection limit exceeded,        BACK_OFF"
    })
    void reasonWhenOnTheWireIsAsContracted(CloseReason reason, int code, String text, CloseReason.ClientAction action) {
        assertThat(reason.code()).isEqualTo(code);
        assertThat(reason.text()).isEqualTo(text);
        assertThat(reason.action()).isEqualTo(action);
        assertThat(reason.announced()).isEqualTo(code >= 4000);
    }

    @ParameterizedTest
    @EnumSource
    void reasonWhenInACloseFrameFits(CloseReason reason) {
        var frame = Frames.close(reason.code(), reason.text());

        assertThat(frame.length).isEqualTo(4 + reason.text().getBytes(StandardCharsets.UTF_8).length);
    }
}
