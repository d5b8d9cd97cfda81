package dev.guildwire.rooms.limit;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whoever is over a limit gets 429 and is told when to come back.
///
/// @param loginPerAddress requests to begin or end a login
/// @param tokenPerAddress requests for WebSocket tokens; generous, because many people may share an address
/// @param tokenPerUser    requests for WebSocket tokens
/// @param trustedProxies  networks of our own load balancers, whose word for a client's address is taken
@ConfigurationProperties("guildwire.limit")
public record LimitProperties(
        @DefaultValue Rate loginPerAddress,
        @DefaultValue Rate tokenPerAddress,
        @DefaultValue Rate tokenPerUser,
        @DefaultValue({"127.0.0.0/8", "::1/128"}) List<String> trustedProxies) {

    public LimitProperties {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /// @param requests that may come at once, and as many again in each `per`
    public record Rate(
            @DefaultValue("60") int requests,
            @DefaultValue("1m") Duration per) {}
}
