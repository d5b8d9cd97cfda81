package dev.guildwire.rooms.redis;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// While Redis is away commands fail at once. Waiting for it would pile up requests that nobody waits for any more.
@Configuration(proxyBeanMethods = false)
class RedisConnections {

    @Bean
    LettuceClientOptionsBuilderCustomizer failAtOnce() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }

    @Bean
    DataRedisConnectionDetails redisDetails(@Value("${guildwire.redis.url}") String url) {
        return new RedisDetails(RedisAddress.parse(url));
    }
}
