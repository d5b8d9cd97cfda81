package dev.guildwire.rooms.login;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import tools.jackson.databind.json.JsonMapper;

/// Spring Session over [RedisSessions], and the cookie that names a session.
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionCookies {

    private static final int ID_BYTES = 32;

    @Bean
    CookieSerializer cookieSerializer(LoginProperties properties) {
        var cookies = new DefaultCookieSerializer();
        cookies.setCookieName(properties.cookie());
        cookies.setCookiePath("/");
        cookies.setUseHttpOnlyCookie(true);
        cookies.setSameSite("Lax");
        cookies.setUseSecureCookie(properties.secureCookies());
        cookies.setCookieMaxAge(Math.toIntExact(properties.idleTimeout().toSeconds()));
        return cookies;
    }

    @Bean
    HttpSessionIdResolver sessionIdResolver(CookieSerializer cookies) {
        return new AskedOnce(cookies);
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    SessionIdGenerator sessionIds(SecureRandom random) {
        return () -> {
            var bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }

    @Bean
    TokenCipher tokenCipher(LoginProperties properties, SecureRandom random, JsonMapper json) {
        return new TokenCipher(properties.encryptionKeys().reveal(), random, json);
    }
}
