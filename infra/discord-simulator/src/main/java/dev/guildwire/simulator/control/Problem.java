package dev.guildwire.simulator.control;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.wire.Json;

/// The control API cannot do what it was asked. Has no stack trace: it is an answer.
final class Problem extends RuntimeException {

    private final int status;

    Problem(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    static Problem notFound(String what) {
        return new Problem(404, "There is no such " + what);
    }

    Answer answer() {
        var json =
                Json.object().put("type", "about:blank").put("status", status).put("detail", getMessage());
        return Answer.of(status, "application/problem+json", Json.bytes(json));
    }
}
