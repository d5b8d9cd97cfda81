package dev.guildwire.rooms.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/// Tells Spring Session once in a request which session its cookie names. It forgets that whenever it has written the
/// session, which it does when the response begins and again at the request's end, and would read the session anew only
/// to see that the cookie need not be written.
///
/// A session that is ended, or not there, has been found so when it was asked for first; a session that begins in the
/// request has an id that no cookie named. Used by the request's thread.
final class AskedOnce implements HttpSessionIdResolver {

    private static final String NAMED = AskedOnce.class.getName() + ".named";

    private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();

    AskedOnce(CookieSerializer serializer) {
        cookies.setCookieSerializer(serializer);
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        if (request.getAttribute(NAMED) != null) {
            return List.of();
        }
        var named = cookies.resolveSessionIds(request);
        request.setAttribute(NAMED, named);
        return named;
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
        if (!(request.getAttribute(NAMED) instanceof List<?> named && named.contains(id))) {
            cookies.setSessionId(request, response, id);
        }
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        cookies.expireSession(request, response);
    }
}
