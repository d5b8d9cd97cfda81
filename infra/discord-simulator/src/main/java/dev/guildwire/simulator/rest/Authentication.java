package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.oauth.Grants;
import dev.guildwire.simulator.world.Application;

/// Tells who calls from the Authorization header.
record Authentication(Application application, Grants grants) {

    Caller caller(Request request) {
        var header = request.header("authorization").orElse("");
        if (header.equals("Bot " + application.botToken())) {
            return new Caller.Bot();
        } else if (header.startsWith("Bearer ")) {
            return grants.bearer(header.substring("Bearer ".length()))
                    .<Caller>map(Caller.Bearer::new)
                    .orElseGet(Caller.Unknown::new);
        }
        return new Caller.Unknown();
    }
}
