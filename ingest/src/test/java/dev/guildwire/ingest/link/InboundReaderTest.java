package dev.guildwire.ingest.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.link.CommandName;
import dev.guildwire.contracts.link.LinkErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class InboundReaderTest {

    private final InboundReader reader = new InboundReader(JsonMapper.builder().build());

    @Test
    void readWhenTheContractsExampleIsTheCommand() {
        var inbound = reader.read("""
                {"type":"command","data":{"command":"send_message","payload":\
                {"channel_id":"123456789","content":"Hello from backend!"}},"requestId":"req-abc-123","ts":1699000000000}""");

        assertThat(inbound).isInstanceOfSatisfying(Inbound.Valid.class, valid -> {
            assertThat(valid.command()).isEqualTo(CommandName.SEND_MESSAGE);
            assertThat(valid.requestId()).isEqualTo("req-abc-123");
            assertThat(valid.payload().path("content").stringValue()).isEqualTo("Hello from backend!");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1699000000000.25", "1.699E12", "0"})
    void readWhenTheTimeIsAnyNumberIsTheCommand(String ts) {
        var frame = message("get_guild", "{\"guild_id\":\"1\"}").replace("\"ts\":1", "\"ts\":" + ts);

        assertThat(reader.read(frame)).isInstanceOf(Inbound.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "7",
                "{}",
                "{\"type\":\"event\",\"data\":{\"command\":\"get_guild\"},\"ts\":1}",
                "{\"type\":\"command\",\"data\":{\"command\":\"get_guild\"}}",
                "{\"type\":\"command\",\"data\":{\"command\":\"get_guild\"},\"ts\":\"1\"}",
                "{\"type\":\"command\",\"data\":{\"command\":5},\"ts\":1}",
                "{\"type\":\"command\",\"data\":{\"command\":\"get_guild\"},\"ts\":1,\"requestId\":5}",
                "{\"type\":\"command\",\"data\":{\"command\":\"get_guild\"},\"ts\":1,\"requestId\":\"\"}"
            })
    void readWhenNotAMessageOfTheContractSaysInvalidMessage(String frame) {
        assertThat(code(frame)).isEqualTo(LinkErrorCode.INVALID_MESSAGE);
    }

    @Test
    void readWhenTheCommandIsUnknownSaysSoWithItsRequestId() {
        var inbound = reader.read(message("fly", "{}"));

        assertThat(inbound).isEqualTo(new Inbound.Invalid(LinkErrorCode.UNKNOWN_COMMAND, "No such command", "r1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "send_message | {}                                             | channel_id is missing",
                "send_message | {\"channel_id\":\"12\"}                        | content is missing",
                "send_message | {\"channel_id\":\"12\",\"content\":null}       | content is missing",
                "send_message | {\"channel_id\":\"x\",\"content\":\"hi\"}      | an id is a decimal number of at most 64 bits",
                "send_message | {\"channel_id\":\"12\",\"content\":\"\"}       | content must have 1 to 2000 characters",
                "send_message | {\"channel_id\":\"12\",\"content\":{}}         | content has the wrong type",
                "send_message | {\"channel_id\":\"12\",\"content\":5}          | content has the wrong type",
                "send_message | {\"channel_id\":\"12\",\"content\":true}       | content has the wrong type",
                "send_message | {\"channel_id\":12,\"content\":\"hi\"}         | channel_id has the wrong type",
                "create_voice_channel | {\"guild_id\":\"1\",\"name\":\"n\",\"user_limit\":100} | user_limit must be 0 (none) to 99",
                "create_voice_channel | {\"guild_id\":\"1\",\"name\":\"n\",\"user_limit\":\"4\"} | user_limit has the wrong type",
                "create_voice_channel | {\"guild_id\":\"1\",\"name\":\"n\",\"user_limit\":4.7} | user_limit has the wrong type",
                "create_voice_channel | {\"guild_id\":\"1\",\"name\":\"n\",\"user_limit\":99999999999} | user_limit has the wrong type",
                "get_guild    | []                                             | data.payload must be an object"
            })
    void readWhenThePayloadDoesNotFitNamesWhatIsWrong(String command, String payload, String message) {
        var inbound = reader.read(message(command, payload));

        assertThat(inbound).isEqualTo(new Inbound.Invalid(LinkErrorCode.INVALID_PAYLOAD, message, "r1"));
    }

    @Test
    void readWhenAnOptionalFieldIsAbsentIsValid() {
        assertThat(reader.read(message("create_voice_channel", "{\"guild_id\":\"1\",\"name\":\"n\"}")))
                .isInstanceOf(Inbound.Valid.class);
    }

    private LinkErrorCode code(String frame) {
        return ((Inbound.Invalid) reader.read(frame)).code();
    }

    private static String message(String command, String payload) {
        return "{\"type\":\"command\",\"data\":{\"command\":\"%s\",\"payload\":%s},\"requestId\":\"r1\",\"ts\":1}"
                .formatted(command, payload);
    }
}
