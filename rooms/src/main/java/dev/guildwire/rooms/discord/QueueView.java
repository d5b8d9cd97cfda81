package dev.guildwire.rooms.discord;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;

/// What waits and why, as one step in Redis saw it.
///
/// @param lanes      how many wait in each route and top-level resource
/// @param slotsTaken requests that count against the global limit now
/// @param invalid    answers that count towards a ban
/// @param opensIn    milliseconds until anything may be sent; -1: not before the token changes
/// @param why        `open`, `global`, `halted` (Discord's global 429), `invalid` (budget used up) or `unauthorized`
public record QueueView(
        long waiting,
        Map<String, Integer> lanes,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Bucket> buckets,
        long slotsTaken,
        long invalid,
        long opensIn,
        String why) {

    /// @param headLane  lane of the request at the head, empty when nothing waits
    /// @param headTries how often it was sent
    /// @param headAge   milliseconds since it was taken in
    /// @param why       `sending`, `idle`, `turn` (of the guild), `bucket` (limit), `shared` (limit) or `retry`
    /// @param opensIn   milliseconds until the bucket goes on
    /// @param remaining how many Discord takes before the bucket's reset, -1 when that is not known
    public record Bucket(
            String bucket,
            long waiting,
            String headLane,
            int headTries,
            long headAge,
            String why,
            long opensIn,
            int remaining) {}

    /// A lane's route.
    static String route(String lane) {
        return lane.substring(0, lane.lastIndexOf('#'));
    }
}
