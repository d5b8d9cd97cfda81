package dev.guildwire.local.setup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildwire.local.option.UsageException;
import dev.guildwire.local.setup.Machine.Port;
import dev.guildwire.testsupport.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void portsWhenFreeAreFine() {
        var port = new Port(FreePorts.next(), "ingest", "ingest-port");

        assertThatCode(() -> Machine.requireFreePorts(List.of(port), LOOPBACK)).doesNotThrowAnyException();
    }

    @Test
    void portWhenBusyIsNamedWithItsOwnerAndTheOptionThatMovesIt() throws IOException {
        try (var busy = new ServerSocket(0, 1, LOOPBACK)) {
            var port = new Port(busy.getLocalPort(), "ingest", "ingest-port");

            assertThatThrownBy(() -> Machine.requireFreePorts(List.of(port), LOOPBACK))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("Port " + busy.getLocalPort()
                            + " (ingest) is in use by another program: end that, or move ours with --ingest-port N.");
        }
    }

    @Test
    void portWhenMeantForTwoIsNamedWithBoth() {
        var number = FreePorts.next();
        var ports = List.of(new Port(number, "edge 11", "edge-port"), new Port(number, "rooms 1", "rooms-port"));

        assertThatThrownBy(() -> Machine.requireFreePorts(ports, LOOPBACK))
                .hasMessage("Port " + number + " is meant for edge 11 and rooms 1: move one with --rooms-port N.");
    }

    @Test
    void memoryWhenThereIsLessThanNeededIsOneLine() {
        assertThatThrownBy(() -> Machine.requireMemory(1L << 40))
                .isInstanceOf(UsageException.class)
                .hasMessageMatching("\\d+ MB of memory are free and this needs about \\d+: .* --edges N\\.");
    }

    @Test
    void memoryWhenThereIsEnoughIsFine() {
        assertThatCode(() -> Machine.requireMemory(1)).doesNotThrowAnyException();
    }

    @Test
    void addressWhenThereIsNoneNamesTheOption() {
        assertThatThrownBy(() -> Machine.address("no.such.host.invalid")).hasMessageStartingWith("--bind");
    }
}
