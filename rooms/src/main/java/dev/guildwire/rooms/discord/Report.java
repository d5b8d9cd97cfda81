package dev.guildwire.rooms.discord;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What `finish.lua` is told about an answer, besides the result. Times are in milliseconds.
///
/// @param free      the try does not count: Discord did not look at the request
/// @param hold      how long the bucket stands still, and `cause` why
/// @param alone     it is the lane alone that stands still, not its whole bucket
/// @param halt      how long everything stands still
/// @param invalid   the answer counts towards a ban
/// @param refused   the token is refused
/// @param learnt    Discord's name of the bucket
/// @param remaining how many more the bucket takes until `reset` has passed
@JsonInclude(JsonInclude.Include.NON_NULL)
record Report(
        boolean free,
        long hold,
        String cause,
        boolean alone,
        long halt,
        boolean invalid,
        boolean refused,
        @Nullable String learnt,
        @Nullable Integer remaining,
        long reset) {

    static final Report NOTHING = new Report(false, 0, "", false, 0, false, false, null, null, 0);

    static Report of(RateLimit limit) {
        return new Report(
                false,
                0,
                "",
                false,
                0,
                false,
                false,
                limit.bucket(),
                limit.remaining(),
                limit.resetAfter().toMillis());
    }

    Report asFree() {
        return new Report(true, hold, cause, alone, halt, invalid, refused, learnt, remaining, reset);
    }

    Report asInvalid() {
        return new Report(free, hold, cause, alone, halt, true, refused, learnt, remaining, reset);
    }

    Report asRefused() {
        return new Report(free, hold, cause, alone, halt, invalid, true, learnt, remaining, reset);
    }

    Report holding(long millis, String why) {
        return new Report(free, millis, why, alone, halt, invalid, refused, learnt, remaining, reset);
    }

    Report halting(long millis) {
        return new Report(free, hold, cause, alone, millis, invalid, refused, learnt, remaining, reset);
    }

    Report holdingAlone(long millis, String why) {
        return new Report(free, millis, why, true, halt, invalid, refused, learnt, remaining, reset);
    }
}
