package dev.guildwire.rooms.room;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Makes ids of ten letters and digits for what has none from Discord: marks and invites. They are no secrets.
@Component
class FreshIds {

    static final int LENGTH = 10;

    private final SecureRandom random;

    FreshIds(SecureRandom random) {
        this.random = random;
    }

    String next() {
        return random.ints(LENGTH, 0, Character.MAX_RADIX)
                .mapToObj(digit -> Character.toString(Character.forDigit(digit, Character.MAX_RADIX)))
                .collect(Collectors.joining());
    }
}
