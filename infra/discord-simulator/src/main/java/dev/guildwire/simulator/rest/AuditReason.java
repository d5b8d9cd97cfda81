package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Why a bot does something, as it stands in a guild's audit log (Discord, "Audit Log Reason").
final class AuditReason {

    private AuditReason() {}

    static Optional<String> of(Request request) {
        return request.header("x-audit-log-reason").map(AuditReason::decoded);
    }

    private static String decoded(String header) {
        try {
            return URLDecoder.decode(header, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return header;
        }
    }
}
