package dev.guildwire.rooms.login;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/// The clients to Discord that act for a person. Each request has a bound; a slow Discord costs a login, never more.
@Configuration(proxyBeanMethods = false)
class DiscordClients {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);

    /// Discord refuses requests without a name and an address (Discord, "API Reference: User Agent").
    private static final String USER_AGENT = "DiscordBot (https://github.com/guildwire/guildwire, 1.0)";

    @Bean
    RestClient discordUserClient(LoginProperties properties) {
        return client().baseUrl(properties.discordApi()).build();
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeClient() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(tokenClient());
        return client;
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshClient() {
        var client = new RestClientRefreshTokenTokenResponseClient();
        client.setRestClient(tokenClient());
        return client;
    }

    /// Discord answers with an OAuth error document only where the fault is the request's; what comes with any other
    /// status is not for us to read.
    private static RestClient tokenClient() {
        return client().configureMessageConverters(converters -> {
                    converters.addCustomConverter(new FormHttpMessageConverter());
                    converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(
                        DiscordClients::isOAuthError,
                        (request, response) -> new OAuth2ErrorResponseErrorHandler()
                                .handleError(request.getURI(), request.getMethod(), response))
                .build();
    }

    private static boolean isOAuthError(HttpStatusCode status) {
        return status.isSameCodeAs(HttpStatus.BAD_REQUEST) || status.isSameCodeAs(HttpStatus.UNAUTHORIZED);
    }

    private static RestClient.Builder client() {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(READ);
        return RestClient.builder().requestFactory(requests).defaultHeader("User-Agent", USER_AGENT);
    }
}
