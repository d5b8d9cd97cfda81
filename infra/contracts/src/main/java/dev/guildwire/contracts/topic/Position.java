package dev.guildwire.contracts.topic;

import java.util.Optional;
import java.util.regex.Pattern;

/// A place in one partition of an event topic: the `id` of an event frame, the `last` of an auth message, the
/// `position` of a snapshot. Opaque to clients; the text form is `epoch-partition-offset`.
///
/// The epoch changes when the topic is made anew or its number of partitions changes, so that an old position is
/// recognised as meaningless and is never taken for another place.
///
/// @param epoch     names one life of the topic, letters and digits
/// @param partition from 0
/// @param offset    of the last record seen; a reader goes on behind it. -1 is the place before the first record
public record Position(String epoch, int partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("([0-9A-Za-z]{1,32})-([0-9]{1,6})-(-1|[0-9]{1,18})");
    private static final Pattern EPOCH = Pattern.compile("[0-9A-Za-z]{1,32}");

    public Position {
        if (!EPOCH.matcher(epoch).matches() || partition < 0 || offset < -1) {
            throw new IllegalArgumentException("not a position");
        }
    }

    /// Empty when the text is not a position at all.
    public static Optional<Position> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(
                        new Position(match.group(1), Integer.parseInt(match.group(2)), Long.parseLong(match.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return epoch + "-" + partition + "-" + offset;
    }
}
