package dev.guildwire.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.gateway.GatewayOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.UserSnowflake;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.channel.ChannelCreateEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.voice.GuildVoiceUpdateEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionInvalidateEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.Compression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A client we did not write takes the simulator for Discord.
class JdaTest {

    private final TestBot bot = new TestBot();
    private Simulator simulator;
    private TestClient client;

    @BeforeEach
    void start() {
        var gateway = GatewayOptions.defaults().withIdentifyInterval(Duration.ofMillis(1));
        simulator = Simulator.start(SimulatorOptions.defaults().withGateway(gateway));
        client = new TestClient(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void jdaWhenAPersonJoinsMovesAndLeavesIsTold(Compression compression) throws InterruptedException {
        var jda = ready(compression);

        client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.LIGHTHOUSE);
        client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);
        client.leave(Seeded.HARBOUR, Seeded.MIRA);

        assertThat(bot.awaitSeen(GuildVoiceUpdateEvent.class, 3))
                .extracting(update -> Stream.of(update.getChannelLeft(), update.getChannelJoined())
                        .map(channel -> channel == null ? "-" : channel.getName())
                        .toList()
                        .toString())
                .containsExactly("[-, Lighthouse]", "[Lighthouse, Pier]", "[Pier, -]");
        jda.shutdownNow();
    }

    @Test
    void jdaWhenPeopleAreInVoiceBeforeSeesThem() throws InterruptedException {
        client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);

        var jda = ready(Compression.ZLIB);

        assertThat(harbour(jda).getVoiceStates())
                .filteredOn(state -> state.getChannel() != null)
                .extracting(state -> state.getMember().getId())
                .containsExactly(Seeded.MIRA);
        jda.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void jdaWhenTheConnectionBreaksResumesAndMissesNothing(Compression compression) throws InterruptedException {
        var jda = ready(compression);

        client.fault("{\"type\":\"drop-socket\"}");
        client.join(Seeded.HARBOUR, Seeded.MIRA, Seeded.PIER);
        client.leave(Seeded.HARBOUR, Seeded.MIRA);

        bot.awaitSeen(SessionResumeEvent.class, 1);
        assertThat(bot.awaitSeen(GuildVoiceUpdateEvent.class, 2)).hasSize(2);
        assertThat(numbers()).isSorted().doesNotHaveDuplicates();
        jda.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"reconnect\"}",
                "{\"type\":\"invalid-session\",\"resumable\":true}",
                "{\"type\":\"close\",\"code\":4000}",
                "{\"type\":\"close\",\"code\":1001}",
            })
    void jdaWhenSentAwayResumes(String fault) throws InterruptedException {
        var jda = ready(Compression.ZLIB);

        client.fault(fault);

        bot.awaitSeen(SessionResumeEvent.class, 1);
        assertThat(bot.seen(SessionRecreateEvent.class)).isEmpty();
        jda.shutdownNow();
    }

    @Test
    void jdaWhenTheSessionIsInvalidBeginsANewOne() throws InterruptedException {
        var jda = ready(Compression.ZLIB);

        client.fault("{\"type\":\"invalid-session\",\"resumable\":false}");

        bot.awaitSeen(SessionInvalidateEvent.class, 1);
        bot.awaitSeen(SessionRecreateEvent.class, 1);
        assertThat(client.state("sessions").size()).isEqualTo(1);
        jda.shutdownNow();
    }

    @Test
    void jdaWhenTheResumeAddressIsDeadResumesAtTheGateway() throws InterruptedException {
        var jda = ready(Compression.ZLIB);

        client.fault("[{\"type\":\"dead-resume-url\"},{\"type\":\"drop-socket\"}]");

        bot.awaitSeen(SessionDisconnectEvent.class, 1);
        bot.awaitSeen(SessionResumeEvent.class, 1);
        jda.shutdownNow();
    }

    @Test
    void shardManagerWhenTwoShardsAreRecommendedStartsBoth() {
        simulator.close();
        simulator = Simulator.start(SimulatorOptions.defaults()
                .withGateway(GatewayOptions.defaults().withShards(2, 2)));
        client = new TestClient(simulator);

        var shards = bot.connectShards(simulator);

        assertThat(bot.awaitSeen(GuildReadyEvent.class, 2))
                .extracting(event -> event.getJDA().getShardInfo().getShardId() + " "
                        + event.getGuild().getName())
                .containsExactlyInAnyOrder("0 Harbour Lights", "1 Night Shift");
        client.join(Seeded.NIGHT_SHIFT, Seeded.SOL, Seeded.ROOFTOP);
        assertThat(bot.awaitSeen(GuildVoiceUpdateEvent.class, 1))
                .extracting(event -> event.getJDA().getShardInfo().getShardId())
                .containsExactly(1);
        shards.shutdown();
    }

    @Test
    void jdaWhenItLoadsMembersGetsAllOfThem() throws InterruptedException {
        var jda = bot.connect(simulator, Compression.ZLIB, GatewayIntent.GUILD_MEMBERS)
                .awaitReady();

        var members = harbour(jda).loadMembers().get();

        assertThat(members).extracting(Member::getId).hasSize(9).contains(Seeded.MIRA, Seeded.BOT);
        jda.shutdownNow();
    }

    @Test
    void jdaWhenItChangesTheGuildSeesTheChange() throws InterruptedException {
        var jda = ready(Compression.ZLIB);
        client.join(Seeded.HARBOUR, Seeded.TOMASZ, Seeded.PIER);
        bot.awaitSeen(GuildVoiceUpdateEvent.class, 1);

        var channel = harbour(jda).createVoiceChannel("Room").setUserlimit(4).complete();
        var tomasz = harbour(jda).retrieveMemberById(Seeded.TOMASZ).complete();
        harbour(jda).moveVoiceMember(tomasz, channel).complete();
        var message =
                jda.getTextChannelById(Seeded.GENERAL).sendMessage("hello").complete();
        harbour(jda).kick(UserSnowflake.fromId(Seeded.TOMASZ)).reason("test").complete();

        assertThat(bot.awaitSeen(ChannelCreateEvent.class, 1)).hasSize(1);
        assertThat(message).extracting(Message::getContentRaw).isEqualTo("hello");
        assertThat(bot.awaitSeen(GuildVoiceUpdateEvent.class, 3))
                .extracting(GuildVoiceUpdateEvent::getChannelJoined)
                .last()
                .isNull();
        jda.shutdownNow();
    }

    @Test
    void jdaWhenRefusedReadsTheErrorCode() throws InterruptedException {
        var jda = ready(Compression.ZLIB);

        var failure = harbour(jda).retrieveMemberById(Seeded.IVO).submit().handle((_, error) -> error);

        assertThat(failure.orTimeout(10, TimeUnit.SECONDS).join())
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        error -> assertThat(error.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_MEMBER));
        jda.shutdownNow();
    }

    @Test
    void jdaWhenRateLimitedWaitsAndSucceeds() throws InterruptedException {
        var jda = ready(Compression.ZLIB);
        client.fault("{\"type\":\"answer\",\"route\":\"GET /guilds/*\",\"status\":429,\"retryAfter\":0.2,\"times\":2}");

        var tomasz = harbour(jda).retrieveMemberById(Seeded.TOMASZ).complete();

        assertThat(tomasz.getUser().getName()).isEqualTo("tomasz.w");
        assertThat(client.state("requests").path("rateLimited").asInt()).isEqualTo(2);
        jda.shutdownNow();
    }

    private JDA ready(Compression compression) throws InterruptedException {
        return bot.connect(simulator, compression).awaitReady();
    }

    private static Guild harbour(JDA jda) {
        var guild = jda.getGuildById(Seeded.HARBOUR);
        assertThat(guild).isNotNull();
        return guild;
    }

    private Stream<Integer> numbers() {
        return bot.seen(RawGatewayEvent.class).stream()
                .map(event -> event.getPackage().getInt("s"));
    }
}
