package dev.guildwire.load.fanout.swarm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.token.WsTokenClaims;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SubscriberTest {

    private static final long SENT = 1_000;

    private final Subscriber subscriber =
            Subscriber.of(new WsTokenClaims(new UserId(1), new GuildId(2), "sid", Instant.EPOCH), _ -> "token", 0);

    @Test
    void subscriberWhenEveryEventComesOnceMissesNothing() {
        see(0, 1, 2);

        assertThat(subscriber.missing()).isZero();
        assertThat(subscriber.repeated()).isZero();
        assertThat(subscriber.hasSeenThrough(2)).isTrue();
        assertThat(subscriber.hasSeenThrough(3)).isFalse();
    }

    @Test
    void subscriberWhenTheFirstEventsDoNotComeMissesThem() {
        see(2, 3);

        assertThat(subscriber.missing()).isEqualTo(2);
    }

    @Test
    void subscriberWhenAnEventComesAgainCountsIt() {
        see(0, 1, 1, 2);

        assertThat(subscriber.repeated()).isEqualTo(1);
        assertThat(subscriber.missing()).isZero();
    }

    @Test
    void subscriberWhenEventsChangePlacesCountsIt() {
        see(0, 2, 1, 3);

        assertThat(subscriber.missing()).isEqualTo(1);
        assertThat(subscriber.repeated()).isEqualTo(1);
        assertThat(subscriber.late()).isEqualTo(1);
        assertThat(subscriber.hole()).isNull();
    }

    @Test
    void holeWhenSomeEventsNeverComeTellsWhichAndAfterWhat() {
        see(0, 5, 3, 6);

        assertThat(subscriber.hole()).isEqualTo(new Hole(1, 4, 3, SENT));
    }

    @Test
    void authWhenAnEventWasSeenNamesItsId() {
        assertThat(subscriber.auth(5)).isEqualTo("{\"v\":1,\"type\":\"auth\",\"token\":\"token\",\"ts\":5}");
        var frame = Unpooled.copiedBuffer("{\"payload\":{\"id\":\"other\"},\"ts\":1,\"id\":\"abc-0-17\"}", UTF_8);

        subscriber.remember(frame, 0, frame.readableBytes());

        assertThat(subscriber.auth(5))
                .isEqualTo("{\"v\":1,\"type\":\"auth\",\"token\":\"token\",\"last\":\"abc-0-17\",\"ts\":5}");
    }

    private void see(long... sequences) {
        for (long sequence : sequences) {
            subscriber.saw(sequence, SENT + sequence);
        }
    }
}
