package dev.guildwire.rooms.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Who a request is from, by its session; looked up when somebody asks. Nothing is saved here: [Logins] alone writes
/// sessions.
final class LoginContexts implements SecurityContextRepository {

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return Logins.current(request).isPresent();
    }

    private static SecurityContext load(HttpServletRequest request) {
        return Logins.current(request)
                .map(login -> new SecurityContextImpl(new LoginAuthentication(login)))
                .orElseGet(SecurityContextImpl::new);
    }

    /// Used by its request's thread only.
    private static final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            var loaded = context == null ? load(request) : context;
            context = loaded;
            return loaded;
        }

        @Override
        public boolean isGenerated() {
            return !containsLogin();
        }

        private boolean containsLogin() {
            return get().getAuthentication() != null;
        }
    }
}
