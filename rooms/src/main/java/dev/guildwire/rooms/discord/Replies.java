package dev.guildwire.rooms.discord;

import dev.guildwire.rooms.discord.Submitted.State;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Reads what the scripts answer; each script's header says what that is.
final class Replies {

    private Replies() {}

    static Submitted submitted(List<Object> reply, JsonMapper json) {
        var state = switch ((String) reply.get(0)) {
            case "accepted" -> new State.Accepted();
            case "waiting" -> new State.Waiting();
            case "done" -> new State.Known(json.readValue((String) reply.get(1), DiscordResult.class));
            case "busy" -> new State.Rejected(new DiscordResult.Busy());
            case "unauthorized" -> new State.Rejected(new DiscordResult.Unauthorized());
            case String other -> throw new IllegalStateException("submit.lua answered " + other);
        };
        return new Submitted(state, turn(reply.subList(2, reply.size()), json));
    }

    static Finished finished(List<Object> reply, JsonMapper json) {
        var ours = (long) reply.get(1) == 1;
        var turn = reply.size() > 2 ? turn(reply.subList(2, reply.size()), json) : new Turn(null, null);
        return new Finished(result((String) reply.get(0), json), ours, turn);
    }

    static Turn turn(List<Object> reply, JsonMapper json) {
        var chance = (long) reply.get(0);
        return new Turn(
                reply.size() > 1 ? grant(reply.subList(1, reply.size()), json) : null,
                chance < 0 ? null : Duration.ofMillis(chance));
    }

    private static Grant grant(List<Object> reply, JsonMapper json) {
        return new Grant(
                (String) reply.get(0),
                (String) reply.get(1),
                (String) reply.get(2),
                (String) reply.get(3),
                json.readValue((String) reply.get(4), Errand.class),
                Math.toIntExact((long) reply.get(5)),
                Duration.ofMillis((long) reply.get(6)),
                Duration.ofMillis((long) reply.get(7)),
                (String) reply.get(8));
    }

    private static @Nullable DiscordResult result(String text, JsonMapper json) {
        return text.isEmpty() ? null : json.readValue(text, DiscordResult.class);
    }
}
