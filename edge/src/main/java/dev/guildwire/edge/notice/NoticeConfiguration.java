package dev.guildwire.edge.notice;

import dev.guildwire.edge.feed.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    Notices notices(KafkaProperties kafka) {
        return new Notices(kafka);
    }
}
