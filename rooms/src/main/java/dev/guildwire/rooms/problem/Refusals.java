package dev.guildwire.rooms.problem;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;

/// Finds the refusal for whatever was thrown. A framework's own text never gets out, because it may quote the request
/// or name a class; only its status and headers (`Allow`, `Accept`) do.
final class Refusals {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final Duration WHILE_THE_STORE_IS_AWAY = Duration.ofSeconds(2);

    private Refusals() {}

    static Refusal of(Throwable thrown) {
        return switch (thrown) {
            case Refusal refusal -> refusal;
            case ErrorResponse framework -> framework(framework);
            case HttpMessageNotReadableException _, TypeMismatchException _ -> Problem.INVALID_REQUEST.refusal();
            case DataAccessException away -> away(away);
            default -> unexpected(thrown);
        };
    }

    private static Refusal framework(ErrorResponse answer) {
        var refusal = Problem.of(answer.getStatusCode()).refusal();
        refusal.getHeaders().addAll(answer.getHeaders());
        return refusal;
    }

    private static Refusal away(DataAccessException cause) {
        log.warn("the store did not answer: {}", cause.getMessage());
        return Problem.UNAVAILABLE.refusal().retryAfter(WHILE_THE_STORE_IS_AWAY);
    }

    private static Refusal unexpected(Throwable thrown) {
        if (thrown.getCause() instanceof DataAccessException cause) {
            return away(cause);
        }
        log.error("a request failed", thrown);
        return Problem.INTERNAL.refusal();
    }
}
