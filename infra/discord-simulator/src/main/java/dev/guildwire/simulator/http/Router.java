package dev.guildwire.simulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the route of a request by method and path.
///
/// A template is a path whose parts in braces match any one part: `/guilds/{guild_id}/members/@me`. Of several that
/// match, the one added first is taken.
///
/// @param <H> what a route leads to
public final class Router<H> {

    private final List<Route<H>> routes = new ArrayList<>();

    /// One method of one path.
    ///
    /// @param parts of the template
    public record Route<H>(String method, String template, List<String> parts, H handler) {

        Optional<Map<String, String>> match(List<String> path) {
            if (parts.size() != path.size()) {
                return Optional.empty();
            }
            var params = new LinkedHashMap<String, String>();
            for (int i = 0; i < parts.size(); i++) {
                var part = parts.get(i);
                if (part.startsWith("{")) {
                    params.put(part.substring(1, part.length() - 1), path.get(i));
                } else if (!part.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(params);
        }
    }

    /// A route and the request with the parameters of its path.
    public record Match<H>(Route<H> route, Request request) {}

    public Router<H> add(String method, String template, H handler) {
        routes.add(new Route<>(method, template, parts(template), handler));
        return this;
    }

    public Optional<Match<H>> find(Request request, String path) {
        var parts = parts(path);
        for (var route : routes) {
            var params = route.match(parts);
            if (params.isPresent() && route.method().equals(request.method())) {
                return Optional.of(new Match<>(route, request.with(params.get())));
            }
        }
        return Optional.empty();
    }

    /// The methods some route has for the path; empty for an unknown path.
    public Set<String> methods(String path) {
        var methods = new TreeSet<String>();
        routes.stream().filter(r -> r.match(parts(path)).isPresent()).forEach(r -> methods.add(r.method()));
        return methods;
    }

    /// All routes, each as its method and template.
    public List<String> names() {
        return routes.stream().map(r -> r.method() + " " + r.template()).toList();
    }

    private static List<String> parts(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
