package dev.guildwire.rooms.problem;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// A [Problem] on its way out of a controller. It carries no cause and no stack trace: it is an answer, not a fault.
public final class Refusal extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    Refusal(Problem problem, ProblemDetail document) {
        super(problem.status(), document, null);
        this.problem = problem;
        setStackTrace(new StackTraceElement[0]);
    }

    public Problem problem() {
        return problem;
    }

    /// @param wait how long the client should wait, rounded up to whole seconds (RFC 9110, section 10.2.3)
    public Refusal retryAfter(Duration wait) {
        getHeaders()
                .set(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        return this;
    }

    /// Adds a member of its own to the document.
    public Refusal with(String name, Object value) {
        getBody().setProperty(name, value);
        return this;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
