package dev.guildwire.rooms.login;

import dev.guildwire.rooms.problem.Problem;
import dev.guildwire.rooms.problem.ProblemWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.session.web.http.CookieSerializer;

/// Who may ask what: `/api` is for people who are logged in, everything else is pages and the way to the login.
///
/// Spring Security's CSRF token is off because [OriginFilter] does its work without a token for pages to carry; its
/// request cache is off because `returnTo` does its work without a session for people who are not logged in.
@Configuration(proxyBeanMethods = false)
class LoginSecurity {

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            LoginProperties properties,
            ProblemWriter problems,
            RenewalFilter renewal,
            LoginFlow flow)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.none()))
                .securityContext(contexts -> contexts.securityContextRepository(new LoginContexts()))
                .headers(new PageHeaders(properties)::apply)
                .addFilterBefore(new OriginFilter(properties, problems), OAuth2AuthorizationRequestRedirectFilter.class)
                .addFilterBefore(renewal, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(faults -> faults.authenticationEntryPoint(new LoginEntryPoint(properties, problems))
                        .accessDeniedHandler((request, response, _) ->
                                problems.write(request, response, Problem.FORBIDDEN.refusal())))
                .oauth2Login(flow::apply)
                .build();
    }

    /// Spring Security would count what each of its filters does before and behind the next, which takes a tenth of the
    /// time of a short request and is of no use to anybody: requests are counted and timed as a whole.
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RenewalFilter renewalFilter(
            Renewals renewals,
            LoginProperties properties,
            CookieSerializer cookies,
            ProblemWriter problems,
            Clock clock) {
        return new RenewalFilter(renewals, properties, cookies, problems, clock);
    }

    /// Spring Boot would make any filter it finds stand before Spring Security too.
    @Bean
    FilterRegistrationBean<RenewalFilter> renewalOnlyInsideSecurity(RenewalFilter renewal) {
        var registration = new FilterRegistrationBean<>(renewal);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    LoginFlow loginFlow(
            ClientRegistrationRepository registrations,
            RedisPendingLogins pending,
            LoginProperties properties,
            SecureRandom random,
            OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens,
            DiscordPeople people,
            LoginEnd end) {
        var browsers = new BrowserBinding(random, properties.secureCookies(), properties.pendingTimeout());
        var discord = Objects.requireNonNull(registrations.findByRegistrationId(LoginRequests.REGISTRATION));
        var logins = new PendingLogins(pending, browsers, discord, properties.pendingTimeout());
        return login -> login.authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(new LoginRequests(
                                registrations, !properties.adminRoleIds().isEmpty()))
                        .authorizationRequestRepository(logins))
                .redirectionEndpoint(endpoint -> endpoint.baseUri("/auth/discord/callback"))
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens))
                .userInfoEndpoint(endpoint -> endpoint.userService(people::loadUser))
                .authorizedClientRepository(end)
                .successHandler(end)
                .failureHandler(end);
    }

    /// The steps of Discord's OAuth2, as Spring Security's filters take them.
    @FunctionalInterface
    interface LoginFlow {
        void apply(OAuth2LoginConfigurer<HttpSecurity> login);
    }
}
