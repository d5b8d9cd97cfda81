package dev.guildwire.simulator.oauth;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.User;
import dev.guildwire.simulator.world.World;

/// `GET /oauth2/authorize`: shows the people one can be, or, with `user_id` in the query, consents at once as that one.
public final class AuthorizeEndpoint {

    private final World world;
    private final Grants grants;
    private final OAuthOptions options;
    private final String clientId;

    public AuthorizeEndpoint(World world, Grants grants, OAuthOptions options, String clientId) {
        this.world = world;
        this.grants = grants;
        this.options = options;
        this.clientId = clientId;
    }

    public Answer handle(Request request) {
        return switch (AuthorizationRequest.read(request, clientId, options.redirectUris())) {
            case AuthorizationRequest.Reading.Invalid(var reason) -> Answer.html(400, AuthorizePage.invalid(reason));
            case AuthorizationRequest.Reading.Valid(var valid) -> answer(request, valid);
        };
    }

    private Answer answer(Request request, AuthorizationRequest valid) {
        var wanted = request.query("user_id");
        if (wanted.isEmpty()) {
            return Answer.html(200, AuthorizePage.of(world, request, valid));
        }
        return Json.id(wanted.get())
                .flatMap(world::person)
                .filter(person -> !person.bot())
                .map(person -> consent(valid, person))
                .orElseGet(() -> Answer.html(400, AuthorizePage.invalid("There is no such person")));
    }

    private Answer consent(AuthorizationRequest valid, User person) {
        return Answer.redirect(valid.granted(grants.code(valid.by(person.id()))));
    }
}
