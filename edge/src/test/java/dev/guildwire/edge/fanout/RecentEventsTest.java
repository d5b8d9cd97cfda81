package dev.guildwire.edge.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private static final UserId ANYONE = new UserId(1);

    private final RecentEvents recent = new RecentEvents(100, 250);

    private static GuildStream stream(long guild, long floor) {
        return new GuildStream(new GuildId(guild), 0, floor, 1, 0);
    }

    private static EventFrame event(long offset) {
        return event(offset, null);
    }

    /// 10 bytes, of which the first is the offset.
    private static EventFrame event(long offset, @Nullable UserId target) {
        var bytes = new byte[10];
        bytes[0] = (byte) offset;
        return new EventFrame(offset, bytes, target, 0, 0);
    }

    private static OlderEvents older(long after, long upTo, long... offsets) {
        return new OlderEvents(
                after,
                upTo,
                LongStream.of(offsets).mapToObj(RecentEventsTest::event).toList());
    }

    private static @Nullable List<Long> missed(GuildStream stream, long after, @Nullable OlderEvents older) {
        var frames = stream.missed(ANYONE, after, older);
        return frames == null
                ? null
                : frames.stream().map(bytes -> (long) bytes[0]).toList();
    }

    @Test
    void missedWhenAllIsInMemoryIsEverythingBehindThePlace() {
        var stream = stream(1, 10);
        LongStream.of(12, 15, 20).forEach(offset -> recent.add(stream, event(offset)));

        assertThat(missed(stream, 10, null)).containsExactly(12L, 15L, 20L);
        assertThat(missed(stream, 12, null)).containsExactly(15L, 20L);
        assertThat(missed(stream, 13, null)).containsExactly(15L, 20L);
        assertThat(missed(stream, 20, null)).isEmpty();
        assertThat(missed(stream, 9, null)).isNull();
    }

    @Test
    void missedWhenAnEventIsForSomebodyElseLeavesItOut() {
        var stream = stream(1, 10);
        recent.add(stream, event(11, new UserId(2)));
        recent.add(stream, event(12, ANYONE));

        assertThat(missed(stream, 10, null)).containsExactly(12L);
    }

    @Test
    void memoryWhenAGuildHasTooMuchForgetsItsOldest() {
        var stream = stream(1, 0);
        LongStream.rangeClosed(1, 15).forEach(offset -> recent.add(stream, event(offset)));

        assertThat(recent.bytes()).isEqualTo(100);
        assertThat(stream.floor()).isEqualTo(5);
        assertThat(missed(stream, 4, null)).isNull();
        assertThat(missed(stream, 5, null)).hasSize(10);
    }

    @Test
    void memoryWhenAllGuildsHaveTooMuchForgetsTheOldestOfAll() {
        var old = stream(1, 0);
        LongStream.rangeClosed(1, 10).forEach(offset -> recent.add(old, event(offset)));
        var busy = stream(2, 0);
        var other = stream(3, 0);
        LongStream.rangeClosed(11, 20).forEach(offset -> recent.add(busy, event(offset)));
        LongStream.rangeClosed(21, 30).forEach(offset -> recent.add(other, event(offset)));

        assertThat(recent.bytes()).isEqualTo(250);
        assertThat(old.floor()).isEqualTo(5);
        assertThat(busy.floor()).isZero();
        assertThat(other.floor()).isZero();
    }

    @Test
    void missedWhenOlderEventsWereReadIsBothTogetherOnce() {
        var stream = stream(1, 10);
        LongStream.of(12, 15).forEach(offset -> recent.add(stream, event(offset)));

        assertThat(missed(stream, 3, older(2, 10, 3, 5, 9))).containsExactly(5L, 9L, 12L, 15L);
        assertThat(missed(stream, 3, older(2, 13, 3, 5, 9, 12))).containsExactly(5L, 9L, 12L, 15L);
        assertThat(missed(stream, 3, older(4, 10, 5, 9))).isNull();
        assertThat(missed(stream, 3, older(2, 9, 3, 5, 9))).isNull();
    }

    @Test
    void olderEventsWhenThereIsRoomAreKeptForOthers() {
        var stream = stream(1, 10);
        recent.add(stream, event(12));

        recent.addOlder(stream, older(2, 12, 3, 5, 9, 12));

        assertThat(stream.floor()).isEqualTo(2);
        assertThat(missed(stream, 2, null)).containsExactly(3L, 5L, 9L, 12L);
        assertThat(recent.bytes()).isEqualTo(40);
    }

    @Test
    void olderEventsWhenThereIsLittleRoomAreKeptFromTheNewestOn() {
        var stream = stream(1, 20);
        LongStream.rangeClosed(21, 28).forEach(offset -> recent.add(stream, event(offset)));

        recent.addOlder(stream, older(2, 20, 3, 5, 9, 12));

        assertThat(stream.floor()).isEqualTo(8);
        assertThat(missed(stream, 8, null)).hasSize(10).startsWith(9L, 12L, 21L);
        assertThat(missed(stream, 7, null)).isNull();
    }

    @Test
    void guildWhenForgottenHoldsNothing() {
        var stream = stream(1, 0);
        LongStream.rangeClosed(1, 5).forEach(offset -> recent.add(stream, event(offset)));

        recent.forget(stream);

        assertThat(recent.bytes()).isZero();
        assertThat(stream.floor()).isEqualTo(5);
    }
}
