package dev.guildwire.edge.redis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param url      `redis://host:port`, `redis-sentinel://host:port,host:port/0#master` or
///                 `redis-cluster://host:port,host:port`; `rediss` instead of `redis` for TLS
/// @param patience how long one answer is waited for; then Redis counts as away
@ConfigurationProperties("guildwire.redis")
public record RedisProperties(
        String url, @DefaultValue("500ms") Duration patience) {}
