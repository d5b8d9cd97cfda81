package dev.guildwire.ingest.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.event.GuildEvent;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.ingest.translate.Translation.Publication;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/// Two sessions of one shard: the old one publishes up to some dispatch, the new one listens from some earlier dispatch
/// and takes over at some later one. Readers must not be able to tell.
class TakeoverPropertyTest {

    private static final GuildId GUILD = new GuildId(1L << 40);

    private record Move(UserId user, @Nullable ChannelId channel) {}

    @Property(tries = 1000)
    void takeoverWhenSessionsOverlapTellsWhatOneSessionWouldHaveTold(
            @ForAll("moves") List<Move> moves,
            @ForAll @IntRange(max = 60) int cutA,
            @ForAll @IntRange(max = 60) int cutB,
            @ForAll @IntRange(max = 60) int cutC) {
        var cuts =
                List.of(Math.min(cutA, moves.size()), Math.min(cutB, moves.size()), Math.min(cutC, moves.size()))
                        .stream()
                        .sorted()
                        .toList();
        var run = new Run(moves, cuts.get(0), cuts.get(1), cuts.get(2));

        var told = run.withTakeover();

        assertThat(told).isEqualTo(run.byOneSession());
    }

    @Property(tries = 1000)
    void catchUpWhenTheNewSessionIsBehindIsDoneOnceItHeardWhatWasTold(
            @ForAll("moves") List<Move> moves,
            @ForAll @IntRange(max = 60) int cutA,
            @ForAll @IntRange(max = 60) int cutB) {
        var listens = cutA % (moves.size() + 1);
        var heardUpTo = listens + 1 + cutB % (moves.size() + 1 - listens);
        var discord = new Discord(GUILD);
        var dispatches = new ArrayList<>(List.of(discord.move(GUILD, new UserId(5), new ChannelId(11))));
        moves.forEach(move -> dispatches.add(Run.dispatch(discord, move)));
        var told = new Told();
        dispatches.forEach(dispatch -> told.add(dispatch.key(), dispatch.type(), dispatch.payload()));

        var catchUp = new CatchUp(dispatches.subList(listens, heardUpTo), told);

        for (var missing : dispatches.subList(heardUpTo, dispatches.size())) {
            assertThat(catchUp.isDone()).isFalse();
            catchUp.hear(missing);
        }
        assertThat(catchUp.isDone()).isTrue();
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<UserId> user = Arbitraries.longs().between(1, 4).map(UserId::new);
        Arbitrary<ChannelId> channel =
                Arbitraries.longs().between(11, 13).map(ChannelId::new).injectNull(0.3);
        return Combinators.combine(user, channel).as(Move::new).list().ofMaxSize(60);
    }

    /// @param listens where the new session begins
    /// @param fenced  after how many moves the old session could publish no more
    /// @param taken   after how many moves the new session takes over
    private record Run(List<Move> moves, int listens, int fenced, int taken) {

        List<GuildEvent> byOneSession() {
            var discord = new Discord(GUILD);
            var translator = new Translator(new VoiceStates(), _ -> true, null);
            var events = new ArrayList<GuildEvent>();
            moves.forEach(move -> events.addAll(
                    publication(translator, dispatch(discord, move)).events()));
            return events;
        }

        List<GuildEvent> withTakeover() {
            var discord = new Discord(GUILD);
            var browser = new Browser();
            var events = new ArrayList<GuildEvent>();
            var old = new Translator(new VoiceStates(), _ -> true, null);
            var told = new Told();
            var held = new ArrayList<Dispatch>();
            for (var i = 0; i < taken; i++) {
                listen(i, discord, held);
                var dispatch = dispatch(discord, moves.get(i));
                if (i < fenced) {
                    tell(publication(old, dispatch), browser, events);
                    told.add(dispatch.key(), dispatch.type(), dispatch.payload());
                }
                if (i >= listens) {
                    held.add(dispatch);
                }
            }
            listen(taken, discord, held);
            var takeover = Takeover.of(held, told, browser.compacted(), _ -> true, null);
            takeover.publications().forEach(publication -> tell(publication, browser, events));
            moves.stream()
                    .skip(taken)
                    .forEach(
                            move -> tell(publication(takeover.translator(), dispatch(discord, move)), browser, events));
            assertThat(browser.voice(GUILD)).isEqualTo(discord.voice(GUILD));
            assertThat(browser.compacted(GUILD)).isEqualTo(discord.voice(GUILD));
            return events;
        }

        private void listen(int at, Discord discord, List<Dispatch> held) {
            if (at == listens) {
                held.add(discord.ready());
                held.add(discord.guildCreate(GUILD));
            }
        }

        private static Dispatch dispatch(Discord discord, Move move) {
            return discord.move(GUILD, move.user(), move.channel());
        }

        private static Publication publication(Translator translator, Dispatch dispatch) {
            return (Publication) translator.translate(dispatch);
        }

        private static void tell(Publication publication, Browser browser, List<GuildEvent> events) {
            browser.apply(publication);
            events.addAll(publication.events());
        }
    }
}
