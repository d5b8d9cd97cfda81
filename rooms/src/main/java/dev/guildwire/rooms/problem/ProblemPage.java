package dev.guildwire.rooms.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/// The page that a person sees in place of a problem document: what happened, what to do, one link.
final class ProblemPage {

    /// The member of a document that holds the address where to go on.
    static final String LINK = "login";

    private final String template;

    private ProblemPage(String template) {
        this.template = template;
    }

    static ProblemPage load() {
        try {
            return new ProblemPage(new ClassPathResource("problem.html").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String render(Refusal refusal) {
        var members = Objects.requireNonNullElse(refusal.getBody().getProperties(), Map.<String, Object>of());
        var link = members.getOrDefault(LINK, "/");
        return template.replace(
                        "{title}", HtmlUtils.htmlEscape(refusal.problem().title()))
                .replace("{advice}", HtmlUtils.htmlEscape(refusal.problem().advice()))
                .replace("{link}", HtmlUtils.htmlEscape(link.toString()))
                .replace("{go}", "/".equals(link) ? "To the start" : "Log in with Discord");
    }
}
