package dev.guildwire.ingest.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Whatever happens at Discord, seen or unseen: who applies our events has Discord's voice states in the end.
class TranslatorPropertyTest {

    private static final GuildId[] GUILDS = {new GuildId(1L << 40), new GuildId(2L << 40)};

    private sealed interface Step {}

    private record Move(
            GuildId guild, UserId user, @Nullable ChannelId channel, boolean seen) implements Step {}

    private record NewSession() implements Step {}

    private record Restart() implements Step {}

    private record Outage(GuildId guild) implements Step {}

    private record BotRemoved(GuildId guild) implements Step {}

    @Property(tries = 500)
    void eventsWhenAppliedGiveDiscordsVoiceStates(@ForAll("histories") List<Step> history) {
        var run = new Run();

        history.forEach(run::step);
        run.newSession();

        for (var guild : GUILDS) {
            assertThat(run.browser.voice(guild)).isEqualTo(run.discord.voice(guild));
            assertThat(run.browser.compacted(guild)).isEqualTo(run.discord.voice(guild));
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<GuildId> guild = Arbitraries.of(GUILDS);
        Arbitrary<UserId> user = Arbitraries.longs().between(1, 4).map(UserId::new);
        Arbitrary<ChannelId> channel =
                Arbitraries.longs().between(11, 13).map(ChannelId::new).injectNull(0.3);
        Arbitrary<Step> moves = Combinators.combine(guild, user, channel, Arbitraries.of(true, true, false))
                .as(Move::new);
        Arbitrary<Step> others = Arbitraries.oneOf(
                Arbitraries.of(new NewSession(), new Restart()), guild.map(Outage::new), guild.map(BotRemoved::new));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(8, moves), net.jqwik.api.Tuple.of(1, others))
                .list()
                .ofMaxSize(60);
    }

    private static final class Run {
        final Discord discord = new Discord(GUILDS);
        final Browser browser = new Browser();
        Translator translator = new Translator(new VoiceStates(), _ -> true, null);

        Run() {
            newSession();
        }

        void step(Step step) {
            switch (step) {
                case Move(GuildId guild, UserId user, ChannelId channel, boolean seen) -> {
                    if (seen) {
                        tell(discord.move(guild, user, channel));
                    } else {
                        discord.moveUnseen(guild, user, channel);
                    }
                }
                case NewSession() -> newSession();
                case Restart() -> {
                    translator = new Translator(browser.compacted(), _ -> true, discord.now());
                    newSession();
                }
                case Outage(GuildId guild) ->
                    Stream.of(discord.guildDelete(guild, true), discord.guildCreate(guild))
                            .forEach(this::tell);
                case BotRemoved(GuildId guild) -> tell(discord.guildDelete(guild, false));
            }
        }

        void newSession() {
            tell(discord.ready());
            discord.guilds().forEach(guild -> tell(discord.guildCreate(guild)));
        }

        private void tell(Dispatch dispatch) {
            browser.apply(translator.translate(dispatch));
        }
    }
}
