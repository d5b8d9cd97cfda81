package dev.guildwire.load.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.load.fanout.swarm.Hole;
import dev.guildwire.load.fanout.swarm.Tally;
import dev.guildwire.load.fanout.wire.LatencyLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final int CLIENTS = 2;
    private static final int JOINS = 10;
    private static final int ALL = CLIENTS * JOINS;
    private static final Hole HOLE = new Hole(3, 5, 3, 0);

    @Test
    void findingsWhenEverybodySawEverythingAreWhole() {
        assertThat(findings(false, tally(0, 0, 0, ALL), Map.of()).whole()).isTrue();
    }

    @Test
    void findingsWhenAJoinNeverCameAreNotWhole() {
        assertThat(findings(false, tally(1, 0, 0, ALL), Map.of()).whole()).isFalse();
    }

    @Test
    void findingsWhenAJoinCameTwiceAreNotWhole() {
        assertThat(findings(false, tally(0, 1, 0, ALL), Map.of()).whole()).isFalse();
    }

    @Test
    void findingsWhenALeaveNeverCameAreNotWhole() {
        assertThat(findings(false, tally(0, 0, 0, ALL - 1), Map.of()).whole()).isFalse();
    }

    @Test
    void findingsWhenAGapIsExpectedAreWholeIfAllLackTheSame() {
        assertThat(findings(true, tally(8, 2, 2, ALL - 6), Map.of(HOLE, 2L)).whole())
                .isTrue();
    }

    @Test
    void findingsWhenOneClientAloneHasAGapAreNotWhole() {
        assertThat(findings(true, tally(4, 1, 1, ALL - 3), Map.of(HOLE, 1L)).whole())
                .isFalse();
    }

    private static Findings findings(boolean gap, Tally tally, Map<Hole, Long> holes) {
        var arguments = List.of(
                "--base",
                "http://localhost:1",
                "--simulator",
                "http://localhost:2",
                "--clients",
                "2",
                "--gap",
                "" + gap);
        var plan = Plan.parse(arguments, Map.of("WS_TOKEN_KEYS", "key"));
        return new Findings(plan, JOINS, 0, tally, holes, 0.5);
    }

    private static Tally tally(long missing, long repeated, long late, long leaves) {
        return new Tally(
                CLIENTS,
                ALL - missing + late,
                missing,
                repeated,
                late,
                0,
                0,
                0,
                leaves,
                0,
                Map.of(),
                LatencyLog.empty(),
                LatencyLog.empty());
    }
}
