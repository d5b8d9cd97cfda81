package dev.guildwire.rooms.stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/// What listeners do when what they write to is away: they try the same records again until it is back. A record that
/// cannot be understood is the listener's own business and never gets here.
@Configuration(proxyBeanMethods = false)
class KafkaErrors {

    private static final long PAUSE_MILLIS = 1_000;

    @Bean
    CommonErrorHandler tryAgain() {
        return new DefaultErrorHandler(new FixedBackOff(PAUSE_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
    }
}
