package dev.guildwire.ingest.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.event.StreamGap;
import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.event.VoiceLeft;
import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.ingest.translate.Translation.NotServed;
import dev.guildwire.ingest.translate.Translation.Publication;
import dev.guildwire.ingest.translate.Translation.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslatorTest {

    private static final GuildId GUILD = new GuildId(200_000_000_000_000_001L);
    private static final UserId ADA = new UserId(31);
    private static final ChannelId LOBBY = new ChannelId(301);
    private static final ChannelId ARENA = new ChannelId(302);

    private final Discord discord = new Discord(GUILD);
    private final VoiceStates known = new VoiceStates();
    private final Translator translator = new Translator(known, _ -> true, null);

    @Test
    void voiceStateWhenSomebodyJoinsTellsItOnce() {
        var joined = publication(discord.move(GUILD, ADA, LOBBY));

        assertThat(joined.events()).containsExactly(new VoiceJoined(GUILD, LOBBY, ADA, "name-31", null));
        assertThat(joined.voice()).containsExactly(VoiceChange.to(in(LOBBY)));
        assertThat(joined.synthetic()).isFalse();
    }

    @Test
    void voiceStateWhenTheChannelIsTheSameTellsNothing() {
        translator.translate(discord.move(GUILD, ADA, LOBBY));

        var muted = publication(discord.move(GUILD, ADA, LOBBY));

        assertThat(muted.events()).isEmpty();
        assertThat(muted.voice()).isEmpty();
    }

    @Test
    void voiceStateWhenTheNameChangedOnlyRemembersIt() {
        known.put(new VoiceState(GUILD, LOBBY, ADA, "old name", "hash"));

        var renamed = publication(discord.move(GUILD, ADA, LOBBY));

        assertThat(renamed.events()).isEmpty();
        assertThat(renamed.voice()).containsExactly(VoiceChange.to(in(LOBBY)));
    }

    @Test
    void voiceStateWhenSomebodyMovesTellsLeavingAndThenJoining() {
        translator.translate(discord.move(GUILD, ADA, LOBBY));

        var moved = publication(discord.move(GUILD, ADA, ARENA));

        assertThat(moved.events())
                .containsExactly(new VoiceLeft(GUILD, ADA), new VoiceJoined(GUILD, ARENA, ADA, "name-31", null));
        assertThat(moved.voice()).containsExactly(VoiceChange.to(in(ARENA)));
    }

    @Test
    void voiceStateWhenSomebodyLeavesTellsItAndForgets() {
        translator.translate(discord.move(GUILD, ADA, LOBBY));

        var left = publication(discord.move(GUILD, ADA, null));
        var again = publication(discord.move(GUILD, ADA, null));

        assertThat(left.events()).containsExactly(new VoiceLeft(GUILD, ADA));
        assertThat(left.voice()).containsExactly(VoiceChange.gone(in(LOBBY)));
        assertThat(again.events()).isEmpty();
    }

    @Test
    void voiceStateWhenTheMemberIsMissingTakesTheKnownName() {
        known.put(new VoiceState(GUILD, LOBBY, ADA, "ada", "hash"));

        var moved = publication(voiceState("""
                {"guild_id":"200000000000000001","user_id":"31","channel_id":"302"}"""));

        assertThat(moved.events()).contains(new VoiceJoined(GUILD, ARENA, ADA, "ada", "hash"));
    }

    @Test
    void voiceStateWhenTheMemberIsMissingTakesTheNameOfGuildCreate() {
        translator.translate(discord.dispatch("GUILD_CREATE", GUILD, """
                {"id":"200000000000000001","voice_states":[],"members":[{"user":{"id":"31","username":"ada"}}]}"""));

        var joined = publication(voiceState("""
                {"guild_id":"200000000000000001","user_id":"31","channel_id":"301"}"""));

        assertThat(joined.events()).containsExactly(new VoiceJoined(GUILD, LOBBY, ADA, "ada", null));
    }

    @Test
    void voiceStateWhenItIsACallBetweenFriendsTellsNothing() {
        var call = publication(discord.dispatch("VOICE_STATE_UPDATE", null, """
                {"user_id":"31","channel_id":"301"}"""));

        assertThat(call.events()).isEmpty();
    }

    @Test
    void voiceStateWhenItHasTheFieldsOf2026IsUnderstood() throws IOException {
        var captured = Files.readString(Path.of("src/test/resources/voice-state-update-2026.json"));

        var joined = publication(voiceState(captured));

        assertThat(joined.events())
                .containsExactly(new VoiceJoined(GUILD, new ChannelId(301), ADA, "T@1767225600000000000#7", null));
    }

    @Test
    void guildCreateWhenTheSessionIsTheFirstTellsDifferencesWithoutAGap() {
        known.put(new VoiceState(GUILD, LOBBY, new UserId(99), "gone", null));
        discord.moveUnseen(GUILD, ADA, ARENA);
        translator.translate(discord.ready());

        var shown = publication(discord.guildCreate(GUILD));

        assertThat(shown.synthetic()).isTrue();
        assertThat(shown.events())
                .containsExactly(
                        new VoiceLeft(GUILD, new UserId(99)), new VoiceJoined(GUILD, ARENA, ADA, "name-31", null));
    }

    @Test
    void guildCreateWhenASessionWasLostTellsTheGapFirst() {
        translator.translate(discord.ready());
        translator.translate(discord.guildCreate(GUILD));
        var lastOfOldSession = discord.move(GUILD, ADA, LOBBY);
        translator.translate(lastOfOldSession);
        discord.moveUnseen(GUILD, ADA, ARENA);
        translator.translate(discord.ready());

        var create = discord.guildCreate(GUILD);
        var shown = publication(create);

        assertThat(shown.synthetic()).isTrue();
        assertThat(shown.events())
                .containsExactly(
                        new StreamGap(
                                GUILD,
                                lastOfOldSession.receivedAt().toEpochMilli(),
                                create.receivedAt().toEpochMilli()),
                        new VoiceLeft(GUILD, ADA),
                        new VoiceJoined(GUILD, ARENA, ADA, "name-31", null));
        assertThat(publication(discord.guildCreate(GUILD)).events()).isEmpty();
    }

    @Test
    void guildCreateWhenASecondSessionWasLostBeforeItKeepsTheBeginningOfTheGap() {
        var before = new Translator(known, _ -> true, discord.now());
        var lost = discord.now().toEpochMilli();
        before.translate(discord.ready());
        before.translate(discord.ready());

        var shown = (Publication) before.translate(discord.guildCreate(GUILD));

        assertThat(shown.events())
                .containsExactly(new StreamGap(GUILD, lost, discord.now().toEpochMilli()));
    }

    @Test
    void readyWhenAGuildIsMissingTellsThatItsPeopleLeft() {
        known.put(new VoiceState(new GuildId(7), LOBBY, ADA, "ada", null));

        var ready = publication(discord.ready());

        assertThat(ready.events()).containsExactly(new VoiceLeft(new GuildId(7), ADA));
        assertThat(ready.synthetic()).isTrue();
    }

    @Test
    void guildDeleteWhenItIsAnOutageTellsNothing() {
        translator.translate(discord.move(GUILD, ADA, LOBBY));

        assertThat(publication(discord.guildDelete(GUILD, true)).events()).isEmpty();
        assertThat(publication(discord.guildDelete(GUILD, false)).events()).containsExactly(new VoiceLeft(GUILD, ADA));
    }

    @Test
    void channelDeleteWhenPeopleAreInItTellsThatTheyLeft() {
        translator.translate(discord.move(GUILD, ADA, LOBBY));
        translator.translate(discord.move(GUILD, new UserId(32), ARENA));

        var deleted = publication(discord.dispatch("CHANNEL_DELETE", GUILD, """
                {"id":"301","guild_id":"200000000000000001","type":2}"""));

        assertThat(deleted.events()).containsExactly(new VoiceLeft(GUILD, ADA));
    }

    @Test
    void memberRemoveWhenThePersonIsInAChannelTellsTheLeaving() {
        translator.translate(discord.move(GUILD, ADA, LOBBY));

        var removed = publication(discord.dispatch("GUILD_MEMBER_REMOVE", GUILD, """
                {"guild_id":"200000000000000001","user":{"id":"31","username":"ada"}}"""));

        assertThat(removed.events()).containsExactly(new VoiceLeft(GUILD, ADA));
    }

    @Test
    void dispatchWhenItsGuildIsNotServedIsLeftOut() {
        var one = new Translator(known, new GuildId(7)::equals, null);

        assertThat(one.translate(discord.move(GUILD, ADA, LOBBY))).isInstanceOf(NotServed.class);
    }

    @Test
    void dispatchWhenItsTypeIsUnknownIsPublishedAsItCame() {
        var unknown = discord.dispatch("SOMETHING_OF_2030", GUILD, "{\"guild_id\":[]}");

        assertThat(publication(unknown)).isEqualTo(Publication.raw(unknown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VOICE_STATE_UPDATE  | {not json",
                "VOICE_STATE_UPDATE  | []",
                "VOICE_STATE_UPDATE  | {'guild_id':'1','user_id':'31'}",
                "VOICE_STATE_UPDATE  | {'guild_id':'1','channel_id':'301'}",
                "VOICE_STATE_UPDATE  | {'guild_id':'x','user_id':'31','channel_id':null}",
                "VOICE_STATE_UPDATE  | {'guild_id':'1','user_id':'31','channel_id':true}",
                "VOICE_STATE_UPDATE  | {'guild_id':'1','user_id':'31','channel_id':'2','member':{'user':{}}}",
                "VOICE_STATE_UPDATE  | {'guild_id':'1','user_id':'31','channel_id':'2','member':[]}",
                "GUILD_CREATE        | {'id':'200000000000000001'}",
                "GUILD_CREATE        | {'id':'200000000000000001','members':[],'voice_states':[{'channel_id':'3'}]}",
                "GUILD_MEMBER_REMOVE | {'guild_id':'1'}",
                "READY               | {'guilds':[{}]}"
            })
    void dispatchWhenItIsBrokenIsUnreadableAndChangesNothing(String type, String payload) {
        translator.translate(discord.move(GUILD, ADA, LOBBY));

        var translation = translator.translate(discord.dispatch(type, GUILD, payload.replace('\'', '"')));

        assertThat(translation).isInstanceOf(Unreadable.class);
        assertThat(known.of(GUILD)).containsExactly(in(LOBBY));
    }

    private Publication publication(Dispatch dispatch) {
        return (Publication) translator.translate(dispatch);
    }

    private Dispatch voiceState(String payload) {
        return discord.dispatch("VOICE_STATE_UPDATE", GUILD, payload);
    }

    private static VoiceState in(ChannelId channel) {
        return new VoiceState(GUILD, channel, ADA, "name-31", null);
    }
}
