package dev.guildwire.load.installation;

import java.io.Serial;

/// What is to be tested does not do what a test needs; the message says what.
public final class TargetException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    TargetException(String message) {
        super(message);
    }
}
