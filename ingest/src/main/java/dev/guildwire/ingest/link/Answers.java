package dev.guildwire.ingest.link;

import dev.guildwire.contracts.link.CommandResult;
import dev.guildwire.contracts.link.LinkErrorCode;
import dev.guildwire.contracts.link.LinkMessage;
import dev.guildwire.contracts.link.LinkMessage.AckMessage;
import dev.guildwire.contracts.link.LinkMessage.ErrorMessage;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes `ack` and `error` messages.
final class Answers {

    private final JsonMapper json;
    private final Clock clock;
    private final LinkMetrics metrics;

    Answers(JsonMapper json, Clock clock, LinkMetrics metrics) {
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
    }

    void positions(LinkConnection to, LinkStart start) {
        var data = json.createObjectNode();
        data.set("positions", json.valueToTree(start.positions()));
        write(to, AckMessage.of(data, null, clock.millis()));
    }

    void error(LinkConnection to, LinkErrorCode code, String message, @Nullable String requestId) {
        metrics.answered(code.name());
        write(to, ErrorMessage.of(code, message, requestId, clock.millis()));
    }

    void result(LinkConnection to, CommandResult result, @Nullable String requestId) {
        var code = result.code();
        var message = result.message();
        var data = result.data();
        if (code != null && message != null) {
            error(to, code, message, requestId);
        } else if (data != null) {
            metrics.answered("OK");
            write(to, AckMessage.of(data, requestId, clock.millis()));
        }
    }

    private void write(LinkConnection to, LinkMessage message) {
        to.send(json.writeValueAsBytes(message));
    }
}
