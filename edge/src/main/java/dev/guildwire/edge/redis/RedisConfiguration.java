package dev.guildwire.edge.redis;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    @Bean
    RedisLink redisLink(RedisProperties properties) {
        return new RedisLink(properties.url(), properties.patience());
    }
}
