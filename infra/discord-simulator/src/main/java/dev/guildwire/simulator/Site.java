package dev.guildwire.simulator;

import dev.guildwire.simulator.control.ControlApi;
import dev.guildwire.simulator.gateway.Gateway;
import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.http.HttpHandler;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.http.SocketListener;
import dev.guildwire.simulator.oauth.AuthorizeEndpoint;
import dev.guildwire.simulator.page.Page;
import dev.guildwire.simulator.rest.RestApi;
import java.util.Optional;
import java.util.function.Consumer;

/// What is where on the simulator's one port.
record Site(RestApi rest, Gateway gateway, AuthorizeEndpoint authorize, ControlApi control, Page page)
        implements HttpHandler {

    @Override
    public void handle(Request request, Consumer<Answer> answer) {
        if (RestApi.serves(request.path())) {
            rest.handle(request, answer);
        } else {
            answer.accept(answer(request));
        }
    }

    @Override
    public Optional<SocketListener> accept(Request upgrade) {
        return upgrade.path().startsWith(Gateway.PATH) ? gateway.accept(upgrade) : control.accept(upgrade);
    }

    private Answer answer(Request request) {
        if (request.path().equals("/oauth2/authorize")) {
            return authorize.handle(request);
        } else if (request.path().startsWith(ControlApi.PREFIX)) {
            return control.handle(request);
        }
        return page.at(request.path()).orElseGet(() -> Answer.empty(404));
    }
}
