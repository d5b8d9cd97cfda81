package dev.guildwire.simulator.rest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/// How often the routes that share a bucket may be called, for each guild or channel they are about.
///
/// Discord publishes none of these figures and changes them; a client must read the headers. They are close to what
/// bots see.
enum Limit {
    GATEWAY(10, Duration.ofSeconds(5)),
    USER(30, Duration.ofSeconds(30)),
    MY_GUILDS(5, Duration.ofSeconds(5)),
    GUILD(10, Duration.ofSeconds(10)),
    CREATE_CHANNEL(10, Duration.ofSeconds(10)),
    CHANNEL(5, Duration.ofSeconds(5)),
    /// Counted besides [#CHANNEL] for changes of name or topic, and never shown in headers.
    RENAME_CHANNEL(2, Duration.ofMinutes(10)),
    ROLES(10, Duration.ofSeconds(10)),
    CREATE_ROLE(250, Duration.ofDays(2)),
    MEMBER(10, Duration.ofSeconds(10)),
    MEMBER_ROLE(10, Duration.ofSeconds(10)),
    BAN(5, Duration.ofSeconds(5)),
    VOICE_STATE(10, Duration.ofSeconds(10)),
    MESSAGE(5, Duration.ofSeconds(5)),
    READ_MESSAGES(10, Duration.ofSeconds(10)),
    /// OAuth2's token endpoints say nothing about limits.
    NONE(Integer.MAX_VALUE, Duration.ofSeconds(1));

    private final int requests;
    private final Duration window;

    Limit(int requests, Duration window) {
        this.requests = requests;
        this.window = window;
    }

    /// The name of the bucket in headers: opaque, and the same for all resources.
    String hash() {
        return UUID.nameUUIDFromBytes(name().getBytes(StandardCharsets.US_ASCII))
                .toString()
                .replace("-", "");
    }

    int requests() {
        return requests;
    }

    Duration window() {
        return window;
    }
}
