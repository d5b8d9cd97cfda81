package dev.guildwire.contracts.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildwire.contracts.id.ChannelId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class LinkCommandTest {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void everyCommandHasAName() {
        var named = Arrays.stream(CommandName.values()).<Class<?>>map(CommandName::type);

        assertThat(named).containsExactlyInAnyOrderElementsOf(List.of(LinkCommand.class.getPermittedSubclasses()));
    }

    @Test
    void sendMessageWhenReadTakesDiscordsNames() {
        var command = json.readValue("{\"channel_id\":\"12\",\"content\":\"Hello!\"}", LinkCommand.SendMessage.class);

        assertThat(command).isEqualTo(new LinkCommand.SendMessage(ChannelId.of("12"), "Hello!"));
        assertThat(CommandName.find("send_message")).contains(CommandName.SEND_MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void sendMessageWhenEmptyRefuses(String content) {
        assertThatThrownBy(() -> new LinkCommand.SendMessage(ChannelId.of("12"), content))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 2000");
    }
}
