package dev.guildwire.local.canary;

import java.io.Serial;

/// The way from Discord to a browser is broken; the message says where.
public final class CanaryException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public CanaryException(String message) {
        super(message);
    }
}
