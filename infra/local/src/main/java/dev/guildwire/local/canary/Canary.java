package dev.guildwire.local.canary;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// Goes the whole way once: a person logs in and connects, another joins a voice channel, the first sees it. Leaves
/// everything as it was.
public final class Canary {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Canary() {}

    /// @param base what browsers go to
    /// @return from asking Discord to the frame at the connection
    /// @throws CanaryException when something on the way does not work
    public static Duration walk(URI base, URI simulator) {
        try (var client = HttpClient.newHttpClient()) {
            var discord = new SimulatedDiscord(client, simulator);
            var guild = discord.guilds().getFirst();
            try (var visitor = logIn(base, guild.people().getFirst());
                    var socket = visitor.connect(visitor.token(guild.id()))) {
                return joinAndSee(discord, guild, socket);
            }
        }
    }

    /// Nobody can log in before rooms has heard from ingest which servers the bot is in.
    private static Visitor logIn(URI base, String person) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return Visitor.logIn(base, person);
            } catch (CanaryException e) {
                if (System.nanoTime() - until > 0) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static Duration joinAndSee(SimulatedDiscord discord, SimulatedDiscord.Guild guild, EventSocket socket) {
        var person = guild.people().stream()
                .filter(id -> !guild.inVoice().contains(id))
                .findFirst()
                .orElseThrow(() -> new CanaryException("everybody is in a voice channel"));
        var asked = System.nanoTime();
        discord.join(guild.id(), person, guild.voiceChannels().getFirst());
        try {
            socket.await("voice.joined", frame -> isOf("voice.joined", person, frame));
            return Duration.ofNanos(System.nanoTime() - asked);
        } finally {
            discord.leave(guild.id(), person);
        }
    }

    private static boolean isOf(String event, String person, JsonNode frame) {
        return frame.path("event").asString().equals(event)
                && frame.path("payload").path("userId").asString().equals(person);
    }
}
