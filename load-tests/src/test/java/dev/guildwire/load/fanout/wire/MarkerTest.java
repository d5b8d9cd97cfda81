package dev.guildwire.load.fanout.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class MarkerTest {

    private final Marker marker = new Marker();

    @Test
    void markerWhenItMovesIsFoundAgain() {
        assertThat(read("{\"username\":\"" + Marker.text(1_700_000_000_123_456_789L, 42) + "\"}"))
                .isTrue();
        assertThat(marker.sentNanos()).isEqualTo(1_700_000_000_123_456_789L);
        assertThat(marker.sequence()).isEqualTo(42);

        assertThat(read(Marker.text(7, 0))).isTrue();
        assertThat(marker.sentNanos()).isEqualTo(7);
        assertThat(marker.sequence()).isZero();
    }

    @Test
    void markerWhenThereIsNoneSaysSo() {
        assertThat(read("{\"username\":\"Ada\"}")).isFalse();
        assertThat(read("T@")).isFalse();
        assertThat(read("T@12")).isFalse();
        assertThat(read("T@12 3")).isFalse();
    }

    @Test
    void markerWhenItStandsBehindTheFrameIsNotRead() {
        var buffer = Unpooled.copiedBuffer("no marker" + Marker.text(1, 2), UTF_8);

        assertThat(marker.read(buffer, 0, 9)).isFalse();
    }

    private boolean read(String text) {
        var buffer = Unpooled.copiedBuffer(text, UTF_8);
        return marker.read(buffer, 0, buffer.readableBytes());
    }
}
