package dev.guildwire.link;

import dev.guildwire.contracts.link.LinkErrorCode;

/// Why a command was not carried out, or why it is not known whether it was ([LinkErrorCode#TIMEOUT]).
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LinkErrorCode code;

    CommandFailedException(LinkErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public LinkErrorCode code() {
        return code;
    }
}
