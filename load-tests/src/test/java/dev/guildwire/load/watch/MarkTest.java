package dev.guildwire.load.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkTest {

    private static final String FRAME = """
            {"v":1,"type":"event","event":"voice.joined","payload":{"guildId":"12","channelId":"3","userId":"4",\
            "username":"T@1795261425362000001#42","avatar":null},"ts":1795261425362,"id":"e1-0-77"}""";

    @Test
    void markWhenUsernameHasOneIsRead() {
        assertThat(Mark.find(FRAME)).isEqualTo(new Mark(1795261425362000001L, 42));
    }

    @Test
    void markWhenUsernameIsOrdinaryIsNone() {
        assertThat(Mark.find(FRAME.replace("T@", "T_"))).isNull();
    }

    @Test
    void fieldWhenFrameHasItIsFound() {
        assertThat(JsonText.field(FRAME, "guildId")).isEqualTo("12");
        assertThat(JsonText.field(FRAME, "id")).isEqualTo("e1-0-77");
        assertThat(JsonText.field(FRAME, "ts")).isEqualTo("1795261425362");
        assertThat(JsonText.field(FRAME, "nothing")).isNull();
    }
}
