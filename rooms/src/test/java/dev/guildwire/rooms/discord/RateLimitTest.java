package dev.guildwire.rooms.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RateLimitTest {

    @Property
    void limitWhenHeadersAreNonsenseIsUnknownAndNeverThrows(
            @ForAll String remaining, @ForAll String reset, @ForAll String retryAfter) {
        var limit = of(Map.of(
                "X-RateLimit-Remaining", remaining, "X-RateLimit-Reset-After", reset, "Retry-After", retryAfter));

        assertThat(limit.resetAfter()).isBetween(Duration.ZERO, Duration.ofDays(1));
        assertThat(limit.remaining())
                .satisfiesAnyOf(
                        left -> assertThat(left).isNull(),
                        left -> assertThat(left).isNotNegative());
    }

    @Property
    void secondsWhenFractionalAreNeverRoundedDown(@ForAll @DoubleRange(min = 0, max = 86_400) double seconds) {
        var parsed = Objects.requireNonNull(RateLimit.seconds(Double.toString(seconds)));

        assertThat(parsed.toNanos() / 1e9).isBetween(seconds - 1e-9, seconds + 0.001001);
    }

    @Property
    void remainingWhenThereIsNoResetIsNotBelieved(@ForAll @IntRange(min = 0, max = 100) int remaining) {
        assertThat(of(Map.of("X-RateLimit-Remaining", Integer.toString(remaining)))
                        .remaining())
                .isNull();
    }

    private static RateLimit of(Map<String, String> headers) {
        var multi = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        return RateLimit.of(HttpHeaders.of(multi, (_, _) -> true));
    }
}
