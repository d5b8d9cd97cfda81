package dev.guildwire.rooms.login;

import java.net.URI;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/// What browsers may do with our pages: run and show what we serve, show avatars from Discord, connect to our edges,
/// and nothing else; over TLS only, except on a developer's own machine.
final class PageHeaders {

    private static final String FEATURES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private final LoginProperties properties;

    PageHeaders(LoginProperties properties) {
        this.properties = properties;
    }

    void apply(HeadersConfigurer<HttpSecurity> headers) {
        if (properties.secureCookies()) {
            // TLS ends at the load balancer, so that no request looks secure here.
            headers.httpStrictTransportSecurity(transport -> transport.requestMatcher(AnyRequestMatcher.INSTANCE));
        }
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(policy()))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(FEATURES))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private String policy() {
        return "default-src 'self'; connect-src 'self' " + webSocket(properties.baseUrl())
                + "; img-src 'self' https://cdn.discordapp.com; object-src 'none'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors 'none'";
    }

    /// Not every browser takes `'self'` to include WebSockets of the same host.
    private static String webSocket(URI baseUrl) {
        return baseUrl.toString().replaceFirst("^http", "ws");
    }
}
