package dev.guildwire.local.browser;

import dev.guildwire.local.canary.SimulatedDiscord;
import dev.guildwire.local.canary.SimulatedDiscord.Guild;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/// What happens at Discord while people use the pages: they talk, come and go, and their logins there end.
final class DiscordControls implements AutoCloseable {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final SimulatedDiscord discord;

    DiscordControls(URI address) {
        this.address = address;
        this.discord = new SimulatedDiscord(client, address);
    }

    Guild firstGuild() {
        return discord.guilds().getFirst();
    }

    void join(Guild guild, Person person, int channel) {
        join(guild, person, guild.voiceChannels().get(channel));
    }

    void join(Guild guild, Person person, String channelId) {
        discord.join(guild.id(), person.id(), channelId);
    }

    void leave(Guild guild, Person person) {
        discord.leave(guild.id(), person.id());
    }

    void everybodyLeaves(Guild guild) {
        guild.inVoice().forEach(person -> discord.leave(guild.id(), person));
    }

    /// For tokens given out from now on.
    void letTokensLast(Duration time) {
        send("PUT", "/control/oauth", "{\"tokenSeconds\":" + time.toSeconds() + "}");
    }

    void letTokensLastAWeek() {
        letTokensLast(A_WEEK);
    }

    /// As when the person takes their consent back in Discord's settings.
    void revokeGrants(Person person) {
        send("DELETE", "/control/people/" + person.id() + "/grants", "");
    }

    /// How often a token was given out.
    int tokensGiven() {
        return JsonMapper.shared()
                .readTree(send("GET", "/control/requests?last=1", ""))
                .path("counts")
                .path("POST /oauth2/token")
                .path("200")
                .asInt(0);
    }

    private String send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /// Seeded people of the first guild.
    enum Person {
        /// The first of the first guild, so an admin.
        MIRA("158725886017798147", "mira.lund"),
        ADE("330969212405157891", "okonkwo"),
        JUNIPER("406092590811717635", "juniper_k"),
        TOMASZ("510569134673637379", "tomasz.w"),
        HANA("651740843694116867", "hana.ito"),
        PIET("701134679448772611", "piet_vd");

        private final String id;
        private final String username;

        Person(String id, String username) {
            this.id = id;
            this.username = username;
        }

        String id() {
            return id;
        }

        String username() {
            return username;
        }
    }
}
