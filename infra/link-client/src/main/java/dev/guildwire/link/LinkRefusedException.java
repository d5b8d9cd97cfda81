package dev.guildwire.link;

/// The link was refused in a way that coming back does not help: the token is not valid (401), or what was asked for
/// makes no sense (400).
public final class LinkRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    LinkRefusedException(int status) {
        super("the link was refused with " + status);
        this.status = status;
    }

    /// The HTTP status of the handshake.
    public int status() {
        return status;
    }
}
