package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Answer;

/// A route cannot do what it was asked, and this is its answer. An exception, because every lookup of every route may
/// end here, and cheap: it has no stack trace.
final class Refusal extends RuntimeException {

    private final transient Answer answer;

    Refusal(ErrorCode error) {
        this(error.text(), RestAnswers.error(error));
    }

    Refusal(String message, Answer answer) {
        super(message, null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
