package dev.guildwire.local.option;

import java.io.Serial;

/// Something the person who started the stack can put right; the message is the one line they get to read.
public final class UsageException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
