package dev.guildwire.rooms.token;

import dev.guildwire.rooms.secret.Secret;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param keys     `kid:base64url,...`; the first signs, an edge accepts all
/// @param lifetime of a token

@ConfigurationProperties("guildwire.token")
record TokenProperties(Secret keys, @DefaultValue("15m") Duration lifetime) {}
