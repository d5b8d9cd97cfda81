package dev.guildwire.edge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MessagesTest {

    private final Messages messages = new Messages(new JsonMapper(), InstantSource.system());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                              | NOT_JSON",
                "{                                               | NOT_JSON",
                "nonsense                                        | NOT_JSON",
                "[]                                              | NOT_JSON",
                "null                                            | NOT_JSON",
                "7                                               | NOT_JSON",
                "{}                                              | WRONG_VERSION",
                "{\"v\":2,\"type\":\"auth\",\"token\":\"t\"}     | WRONG_VERSION",
                "{\"v\":\"1\",\"type\":\"auth\",\"token\":\"t\"} | WRONG_VERSION",
                "{\"v\":1}                                       | UNKNOWN_TYPE",
                "{\"v\":1,\"type\":\"hello\"}                    | UNKNOWN_TYPE",
                "{\"v\":1,\"type\":7}                            | UNKNOWN_TYPE",
                "{\"v\":1,\"type\":\"auth\"}                     | NO_TOKEN",
                "{\"v\":1,\"type\":\"auth\",\"token\":7}         | NO_TOKEN",
                "{\"v\":1,\"type\":\"auth\",\"token\":\"t\",\"last\":7}     | BAD_LAST",
                "{\"v\":1,\"type\":\"auth\",\"token\":\"t\",\"last\":[7]}   | BAD_LAST",
                "{\"v\":1,\"type\":\"auth\",\"token\":\"t\",\"last\":{}}    | BAD_LAST"
            })
    void messageWhenNotTheProtocolsIsNamed(String text, BadMessage problem) {
        assertThat(messages.read(text)).isEqualTo(new ClientMessage.Bad(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"v\":1,\"type\":\"auth\",\"token\":\"t\"}                              | ''",
                "{\"v\":1,\"type\":\"auth\",\"token\":\"t\",\"last\":null,\"ts\":1}       | ''",
                "{\"v\":1,\"type\":\"auth\",\"token\":\"t\",\"last\":\"a\",\"more\":{}}   | a",
                "{\"v\":1,\"type\":\"auth\",\"token\":\"t\",\"last\":[\"a\",\"b\"]}       | a,b"
            })
    void messageWhenAuthIsRead(String text, String last) {
        var expected = last.isEmpty() ? List.<String>of() : List.of(last.split(",", -1));

        assertThat(messages.read(text)).isInstanceOfSatisfying(ClientMessage.Authenticate.class, message -> {
            assertThat(message.auth().token()).isEqualTo("t");
            assertThat(message.auth().last()).isEqualTo(expected);
        });
    }
}
