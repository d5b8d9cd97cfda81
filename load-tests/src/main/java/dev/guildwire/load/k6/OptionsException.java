package dev.guildwire.load.k6;

import java.io.Serial;
import java.util.List;

/// The options cannot be run; the message names each that is in the way.
public final class OptionsException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    OptionsException(List<String> complaints) {
        super(String.join("\n", complaints));
    }
}
