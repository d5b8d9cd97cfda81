package dev.guildwire.simulator.oauth;

import dev.guildwire.simulator.http.Forms;
import dev.guildwire.simulator.http.Html;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.User;
import dev.guildwire.simulator.world.World;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The page on which one chooses whom to be. It needs no script: every person is a link that consents.
final class AuthorizePage {

    private static final Html PAGE = Html.resource(AuthorizePage.class, "authorize.html");
    private static final Html PERSON = Html.resource(AuthorizePage.class, "person.html");
    private static final Html SCOPE = Html.resource(AuthorizePage.class, "scope.html");
    private static final Html INVALID = Html.resource(AuthorizePage.class, "invalid.html");

    /// What each scope means to a person; others are shown by their name.
    private static final Map<String, String> MEANINGS = Map.of(
            "identify", "know your username and avatar",
            "guilds", "know which servers you are in",
            "guilds.members.read", "read your roles in those servers",
            "email", "know your email address");

    /// Colours of avatars that the style sheet has.
    private static final int HUES = 12;

    private AuthorizePage() {}

    static String of(World world, Request request, AuthorizationRequest asked) {
        var people = world.people().stream().filter(person -> !person.bot());
        return PAGE.with("application", world.bot().displayName())
                .withMarkup(
                        "scopes",
                        asked.scopes().stream().map(AuthorizePage::scope).collect(Collectors.joining()))
                .withMarkup("people", people.map(p -> person(world, request, p)).collect(Collectors.joining()))
                .with("host", URI.create(asked.redirectUri()).getAuthority())
                .with("cancel", asked.denied())
                .toString();
    }

    static String invalid(String reason) {
        return INVALID.with("reason", reason).toString();
    }

    private static String scope(String scope) {
        return SCOPE.with("meaning", MEANINGS.getOrDefault(scope, scope)).toString();
    }

    private static String person(World world, Request request, User person) {
        var guilds = world.guildsOf(person.id()).stream().map(Guild::name).collect(Collectors.joining(", "));
        return PERSON.with("href", "?" + Forms.encode(choosing(request, person)))
                .with("initial", person.displayName().substring(0, 1))
                .with("hue", Integer.toString(person.id().shardOf(HUES)))
                .with("name", person.displayName())
                .with("username", person.username())
                .with("guilds", guilds.isEmpty() ? "in no guild" : guilds)
                .toString();
    }

    private static Map<String, String> choosing(Request request, User person) {
        var query = new LinkedHashMap<>(request.query());
        query.put("user_id", person.id().toString());
        return query;
    }
}
