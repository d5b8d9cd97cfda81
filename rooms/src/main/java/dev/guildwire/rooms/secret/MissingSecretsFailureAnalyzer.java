package dev.guildwire.rooms.secret;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in words what a start lacks.
final class MissingSecretsFailureAnalyzer extends AbstractFailureAnalyzer<MissingSecretsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingSecretsException cause) {
        var steps = cause.missing().stream()
                .map(secret -> "  " + secret + ": " + secret.origin())
                .collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(
                "These environment variables are not set, and Guildwire rooms has no defaults for secrets: "
                        + cause.missing(),
                "Set each one, or put it into a file of that name in the folder that SECRETS_DIR names:"
                        + System.lineSeparator() + steps,
                cause);
    }
}
