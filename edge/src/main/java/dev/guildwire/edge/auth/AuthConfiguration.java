package dev.guildwire.edge.auth;

import dev.guildwire.contracts.token.SigningKeys;
import java.time.InstantSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class AuthConfiguration {

    @Bean
    Revocations revocations(AuthProperties properties, InstantSource clock) {
        return new Revocations(properties.longestToken(), clock);
    }

    @Bean
    TokenVerifier tokenVerifier(
            AuthProperties properties, Revocations revocations, JsonMapper json, InstantSource clock) {
        return new TokenVerifier(properties, revocations, json, clock);
    }

    @Bean
    @ConfigurationPropertiesBinding
    static SigningKeysConverter signingKeysConverter() {
        return new SigningKeysConverter();
    }

    static final class SigningKeysConverter implements Converter<String, SigningKeys> {

        @Override
        public SigningKeys convert(String text) {
            return SigningKeys.parse(text);
        }
    }
}
