package dev.guildwire.rooms.secret;

import java.util.EnumSet;
import java.util.Set;

/// Ends a start that cannot succeed.
final class MissingSecretsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final EnumSet<RequiredSecret> missing;

    MissingSecretsException(EnumSet<RequiredSecret> missing) {
        super("missing: " + missing);
        this.missing = missing;
    }

    Set<RequiredSecret> missing() {
        return missing;
    }
}
