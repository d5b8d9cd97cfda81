package dev.guildwire.load.k6;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// Durations as k6 writes them: `1h30m`, `2.5s`, `300ms`, `1d`; a number without a unit is milliseconds.
public final class K6Duration {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(d|h|ms|us|µs|ns|m|s)");
    private static final Map<String, Long> NANOS = Map.of(
            "d", 86_400_000_000_000L,
            "h", 3_600_000_000_000L,
            "m", 60_000_000_000L,
            "s", 1_000_000_000L,
            "ms", 1_000_000L,
            "us", 1_000L,
            "µs", 1_000L,
            "ns", 1L);

    private K6Duration() {}

    /// @throws IllegalArgumentException when it is none
    public static Duration parse(String text) {
        if (NUMBER.matcher(text).matches()) {
            return part(text, "ms");
        }
        var parts = PART.matcher(text);
        var sum = Duration.ZERO;
        var end = 0;
        while (parts.find() && parts.start() == end) {
            sum = sum.plus(part(parts.group(1), parts.group(2)));
            end = parts.end();
        }
        if (end == 0 || end != text.length()) {
            throw new IllegalArgumentException("not a duration: " + text);
        }
        return sum;
    }

    private static Duration part(String number, String unit) {
        var nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(NANOS.getOrDefault(unit, 0L)));
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
