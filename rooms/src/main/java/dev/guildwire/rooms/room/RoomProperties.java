package dev.guildwire.rooms.room;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param namespace    hash tag of all keys
/// @param seats        of a room, and its channel's user limit; the next player gets "Room Full"
/// @param perPerson    rooms that one person may have made and not ended; one more is 409. A room takes one of the 250
///                     roles of its guild
/// @param idleAfter    how long a room is kept that nobody uses
/// @param warning      from the warning to the end
/// @param patience     how long Discord may take for one step; past it the step has failed
/// @param recoverAfter when something half-done is another instance's, counted from its last sign of life; longer than
///                     a step can take
/// @param tidyAfter    when Discord is searched for what a room left there; longer than a request can be under way
/// @param tidyAgain    when it is searched again if something could not be deleted
/// @param wishesKept   how long an `Idempotency-Key` is remembered
/// @param invites      of one room that may be good at once
@ConfigurationProperties("guildwire.room")
record RoomProperties(
        @DefaultValue("rooms") String namespace,
        @DefaultValue("4") int seats,
        @DefaultValue("10") int perPerson,
        @DefaultValue("1h") Duration idleAfter,
        @DefaultValue("30s") Duration warning,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("90s") Duration recoverAfter,
        @DefaultValue("3m") Duration tidyAfter,
        @DefaultValue("1h") Duration tidyAgain,
        @DefaultValue("24h") Duration wishesKept,
        @DefaultValue("50") int invites) {

    RoomProperties {
        if (seats < 1 || seats > 99) {
            throw new IllegalArgumentException("a voice channel has 1 to 99 seats");
        }
        if (recoverAfter.compareTo(patience) <= 0) {
            throw new IllegalArgumentException("recover-after is longer than patience");
        }
    }
}
