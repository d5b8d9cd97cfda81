package dev.guildwire.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.browser.AuthOk;
import dev.guildwire.contracts.browser.ErrorMessage;
import dev.guildwire.contracts.event.Event;
import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.link.LinkMessage;
import dev.guildwire.contracts.node.NodeReport;
import dev.guildwire.contracts.roadmap.RoadmapEvent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenTest {

    @ParameterizedTest
    @EnumSource(EventName.class)
    void eventWhenReadAndWrittenIsTheContractsDocument(EventName name) {
        assertThat(Golden.roundTrip(name.wire(), name.type())).isEqualTo(Golden.read(name.wire()));
    }

    @Test
    void everyEventTypeHasAName() {
        var named = Arrays.stream(EventName.values()).map(EventName::type);

        assertThat(leaves(Event.class)).isNotEmpty().containsExactlyInAnyOrderElementsOf(named.toList());
    }

    @ParameterizedTest
    @EnumSource(EventName.class)
    void eventWhenAskedForItsNameFindsItsOwn(EventName name) {
        var event = (Event) Golden.JSON.treeToValue(Golden.read(name.wire()), name.type());

        assertThat(EventName.of(event)).isEqualTo(name);
        assertThat(EventName.find(name.wire())).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "link-event, EventMessage",
        "link-command, CommandMessage",
        "link-ack, AckMessage",
        "link-error, ErrorMessage"
    })
    void linkMessageWhenReadAndWrittenIsTheContractsDocumentByteForByte(String document, String type) {
        var record = leaves(LinkMessage.class)
                .filter(leaf -> leaf.getSimpleName().equals(type))
                .findFirst()
                .orElseThrow();

        assertThat(Golden.roundTrip(document, record).toString())
                .isEqualTo(Golden.read(document).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"VOTE_UPDATE", "FEATURE_UPDATE", "FEATURE_CREATED", "FEATURE_DELETED"})
    void roadmapEventWhenReadAndWrittenIsTheContractsDocument(String document) {
        assertThat(Golden.roundTrip(document, RoadmapEvent.class)).isEqualTo(Golden.read(document));
    }

    @Test
    void everyRoadmapEventHasAGoldenDocument() {
        assertThat(leaves(RoadmapEvent.class)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"node-edge", "node-ingest", "node-rooms"})
    void nodeReportWhenReadAndWrittenIsTheContractsDocument(String document) {
        assertThat(Golden.roundTrip(document, NodeReport.class)).isEqualTo(Golden.read(document));
    }

    @Test
    void everyNodeReportHasAGoldenDocument() {
        assertThat(leaves(NodeReport.class)).hasSize(3);
    }

    @Test
    void authOkWhenNothingWasResumedIsTheContractsDocument() {
        var message = AuthOk.of(GuildId.of("123456789012345678"), "1abc-3-42", null, 1_704_240_000_000L);

        assertThat(Golden.JSON.writeValueAsString(message))
                .isEqualTo(Golden.read("auth.ok").toString());
    }

    @Test
    void errorWhenWrittenIsTheContractsDocument() {
        var message = ErrorMessage.of("Authentication failed", 1_704_240_000_000L);

        assertThat(Golden.JSON.writeValueAsString(message))
                .isEqualTo(Golden.read("error").toString());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        var permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(GoldenTest::leaves);
    }
}
