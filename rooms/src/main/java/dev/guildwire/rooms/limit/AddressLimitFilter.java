package dev.guildwire.rooms.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Limits by address, before anything is done for the request but catching its faults.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class AddressLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final LimitProperties properties;
    private final ClientAddress addresses;

    AddressLimitFilter(RateLimits limits, LimitProperties properties) {
        this.limits = limits;
        this.properties = properties;
        this.addresses = new ClientAddress(properties.trustedProxies());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (request.getRequestURI()) {
            case "/auth/discord/login", "/auth/discord/callback" ->
                limits.take("login-address", addresses.of(request), properties.loginPerAddress());
            case "/api/ws-token" -> limits.take("token-address", addresses.of(request), properties.tokenPerAddress());
            default -> {}
        }
        chain.doFilter(request, response);
    }
}
