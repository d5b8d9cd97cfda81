package dev.guildwire.ingest.gateway;

/// Carries a [FinalFailure] out of a login.
final class FinalFailureException extends RuntimeException {

    private final FinalFailure failure;

    FinalFailureException(FinalFailure failure) {
        super(failure.remedy());
        this.failure = failure;
    }

    FinalFailure failure() {
        return failure;
    }
}
