package dev.guildwire.local.browser;

import static dev.guildwire.local.browser.ScriptedEdge.GUILD;

import dev.guildwire.local.browser.ScriptedEdge.Connection;

/// guildwire.js in a browser, between an API and an edge that do what the test says.
record Scene(Site site, ScriptedEdge edge, ClientDriver client) {

    static final String TOKENS = "POST /api/ws-token";
    static final String VOICE = "GET /api/guilds/" + GUILD + "/voice";

    /// Two tokens and two snapshots are there to be had, in turn.
    static Scene in(Chromium chromium) {
        var context = chromium.context();
        var site = new Site(context)
                .answering(TOKENS, Sample.token("first"), Sample.token("second"))
                .answering(VOICE, Sample.smallVoice("e-0-10"), Sample.smallVoice("e-0-50"));
        var page = context.newPage();
        return new Scene(site, new ScriptedEdge(page), new ClientDriver(page));
    }

    /// Starts the client and lets it be live, with nothing missed.
    Connection live() {
        client.start();
        var connection = edge.connection(0).welcome("e-0-10");
        client.awaitState("live");
        return connection;
    }
}
