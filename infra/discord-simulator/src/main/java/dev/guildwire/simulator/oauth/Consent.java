package dev.guildwire.simulator.oauth;

import dev.guildwire.simulator.world.Snowflake;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person has agreed to what an application asked.
///
/// @param redirectUri that the code is sent to, and that its exchange has to name again
/// @param challenge   of PKCE (RFC 7636), or null when the application sent none
record Consent(
        Snowflake userId,
        List<String> scopes,
        String redirectUri,
        @Nullable Challenge challenge) {

    /// @param method `S256` or `plain`
    record Challenge(String value, String method) {}
}
