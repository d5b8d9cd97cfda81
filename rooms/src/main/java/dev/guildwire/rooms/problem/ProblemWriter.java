package dev.guildwire.rooms.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes a refusal: as a page to a browser that navigates, as a problem document to everybody else.
@Component
public class ProblemWriter {

    private final JsonMapper json;
    private final ProblemPage page;

    ProblemWriter(JsonMapper json) {
        this.json = json;
        this.page = ProblemPage.load();
    }

    /// Does nothing once the response has begun.
    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(refusal.getStatusCode().value());
        refusal.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (isNavigation(request)) {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(page.render(refusal).getBytes(StandardCharsets.UTF_8));
        } else {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(refusal.getBody()));
        }
    }

    private static boolean isNavigation(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE) && !isApi(request.getRequestURI());
    }

    private static boolean isApi(String path) {
        return path.startsWith("/api/");
    }
}
