package dev.guildwire.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.RawGateway;
import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersChunkTest {

    private static final long MEMBERS = RawGateway.VOICE | 1 << 1;

    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());

    @AfterEach
    void stop() {
        simulator.close();
    }

    /// 64-bit ids come as JSON numbers from some libraries and as strings from others.
    @ParameterizedTest
    @ValueSource(strings = {Seeded.HARBOUR, "\"" + Seeded.HARBOUR + "\"", "[\"" + Seeded.HARBOUR + "\"]"})
    void membersWhenAllAreAskedForComeInAChunk(String guildId) {
        try (var gateway = RawGateway.identified(simulator, MEMBERS)) {
            gateway.send("{\"op\":8,\"d\":{\"guild_id\":%s,\"query\":\"\",\"limit\":0}}".formatted(guildId));

            var chunk = gateway.next("GUILD_MEMBERS_CHUNK").path("d");
            assertThat(chunk.path("guild_id").asString()).isEqualTo(Seeded.HARBOUR);
            assertThat(chunk.path("members").size()).isEqualTo(9);
            assertThat(chunk.path("chunk_index").asInt()).isZero();
            assertThat(chunk.path("chunk_count").asInt()).isEqualTo(1);
        }
    }

    @Test
    void membersWhenMoreThanAThousandComeInSeveralChunks() {
        var client = new TestClient(simulator);
        var plan = "{\"guildId\":\"%s\",\"perSecond\":1,\"seconds\":60,\"people\":1500}".formatted(Seeded.HARBOUR);
        client.control("POST", "traffic", plan);
        try (var gateway = RawGateway.identified(simulator, MEMBERS)) {
            gateway.send("{\"op\":8,\"d\":{\"guild_id\":\"%s\",\"query\":\"\",\"limit\":0}}".formatted(Seeded.HARBOUR));

            var first = gateway.next("GUILD_MEMBERS_CHUNK").path("d");
            var second = gateway.next("GUILD_MEMBERS_CHUNK").path("d");
            assertThat(first.path("members").size()).isEqualTo(MemberRequests.CHUNK);
            assertThat(first.path("chunk_count").asInt()).isEqualTo(2);
            assertThat(second.path("chunk_index").asInt()).isEqualTo(1);
            assertThat(second.path("members").size()).isEqualTo(509);
        }
    }

    @Test
    void membersWhenAskedForByIdTellWhoIsNotThere() {
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            gateway.send("{\"op\":8,\"d\":{\"guild_id\":\"%s\",\"user_ids\":[%s,\"%s\"],\"nonce\":\"n\"}}"
                    .formatted(Seeded.HARBOUR, Seeded.MIRA, Seeded.IVO));

            var chunk = gateway.next("GUILD_MEMBERS_CHUNK").path("d");
            assertThat(chunk.path("members").size()).isEqualTo(1);
            assertThat(chunk.path("not_found").path(0).asString()).isEqualTo(Seeded.IVO);
            assertThat(chunk.path("nonce").asString()).isEqualTo("n");
        }
    }

    @Test
    void membersWhenAskedForByNameAreThoseWhoseNameBeginsSo() {
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            gateway.send(
                    "{\"op\":8,\"d\":{\"guild_id\":\"%s\",\"query\":\"JUNI\",\"limit\":5}}".formatted(Seeded.HARBOUR));

            var members = gateway.next("GUILD_MEMBERS_CHUNK").path("d").path("members");
            assertThat(members.findValuesAsString("username")).containsExactly("juniper_k");
        }
    }

    @Test
    void membersWhenAllAreAskedForWithoutTheIntentDoNotCome() {
        try (var gateway = RawGateway.identified(simulator, RawGateway.VOICE)) {
            gateway.next("READY");
            gateway.send("{\"op\":8,\"d\":{\"guild_id\":\"%s\",\"query\":\"\",\"limit\":0}}".formatted(Seeded.HARBOUR));

            assertThat(gateway.soFar()).noneMatch(f -> f.path("t").asString().equals("GUILD_MEMBERS_CHUNK"));
        }
    }
}
