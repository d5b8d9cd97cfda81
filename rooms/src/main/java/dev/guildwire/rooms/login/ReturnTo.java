package dev.guildwire.rooms.login;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page a person wanted, as a path of ours. Anything that a browser could take for another site becomes the start
/// page: a scheme, `//host`, a backslash (browsers read it as a slash), a control character (browsers drop it). So
/// does a path that could be read in two ways, with empty or dotted segments or escapes: Jetty redirects to none of
/// these.
///
/// @param path begins with one slash; may have a query and a fragment
record ReturnTo(String path) {

    static final String PARAMETER = "returnTo";

    private static final ReturnTo START = new ReturnTo("/");
    private static final int LONGEST = 2000;

    /// In no path of ours.
    private static final List<String> AMBIGUOUS = List.of("//", "/.", "%");

    static ReturnTo of(@Nullable String wanted) {
        return wanted != null && isOurs(wanted) ? new ReturnTo(wanted) : START;
    }

    /// The page that a request of a script came from, when it is ours.
    static ReturnTo ofReferer(@Nullable String referer, URI baseUrl) {
        if (referer == null || !referer.startsWith(baseUrl + "/")) {
            return START;
        }
        return of(referer.substring(baseUrl.toString().length()));
    }

    /// Where to begin a login that ends on this page.
    String login() {
        return LoginRequests.PATH + "?" + PARAMETER + "=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private static boolean isOurs(String wanted) {
        return wanted.length() <= LONGEST
                && wanted.startsWith("/")
                && !wanted.startsWith("/auth/")
                && AMBIGUOUS.stream().noneMatch(wanted.split("[?#]", 2)[0]::contains)
                && wanted.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }
}
