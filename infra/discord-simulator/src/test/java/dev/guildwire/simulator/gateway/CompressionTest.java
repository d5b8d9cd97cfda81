package dev.guildwire.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.RawGateway;
import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.http.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class CompressionTest {

    @Test
    void zlibStreamWhenFramesAreSentIsOneStreamThatEndsEachWithASyncFlush() throws DataFormatException {
        var frames = new ArrayList<byte[]>();
        var encoder = new Encoder.ZlibStream();

        encoder.send(into(frames), "{\"op\":10}");
        encoder.send(into(frames), incompressible(100_000));

        assertThat(frames).allSatisfy(frame -> assertThat(frame).endsWith(0x00, 0x00, 0xff, 0xff));
        var inflater = new Inflater();
        assertThat(inflated(inflater, frames.getFirst())).isEqualTo("{\"op\":10}");
        assertThat(inflated(inflater, frames.getLast())).isEqualTo(incompressible(100_000));
    }

    @Test
    void zlibStreamWhenAClientReadsItCarriesEveryFrame() {
        try (var simulator = Simulator.start(SimulatorOptions.defaults());
                var gateway = RawGateway.connect(simulator, "?v=10&encoding=json&compress=zlib-stream")) {
            assertThat(gateway.next().path("op").asInt()).isEqualTo(10);

            gateway.identify(RawGateway.VOICE, 0, 1);

            gateway.next("READY");
            assertThat(gateway.next("GUILD_CREATE").path("d").path("id").asString())
                    .isEqualTo(Seeded.HARBOUR);
        }
    }

    @Test
    void payloadCompressionWhenAskedForInIdentifyIsUsedFromThenOn() {
        try (var simulator = Simulator.start(SimulatorOptions.defaults());
                var gateway = RawGateway.connect(simulator)) {
            var token = simulator.options().application().botToken();
            gateway.next(10);

            gateway.send("{\"op\":2,\"d\":{\"token\":\"%s\",\"intents\":1,\"compress\":true,\"properties\":{}}}"
                    .formatted(token));

            gateway.next("READY");
            gateway.next("GUILD_CREATE");
            assertThat(gateway.next("GUILD_CREATE").path("d").path("id").asString())
                    .isEqualTo(Seeded.NIGHT_SHIFT);
        }
    }

    private static String inflated(Inflater inflater, byte[] frame) throws DataFormatException {
        inflater.setInput(frame);
        var out = new byte[1 << 20];
        return new String(out, 0, inflater.inflate(out), StandardCharsets.UTF_8);
    }

    private static String incompressible(int length) {
        var random = new Random(1);
        return random.ints(length, 0x20, 0x2000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Socket into(List<byte[]> frames) {
        return new Socket() {
            @Override
            public void send(String text) {
                throw new AssertionError("a compressed frame is binary");
            }

            @Override
            public void send(ByteBuffer bytes) {
                var copy = new byte[bytes.remaining()];
                bytes.get(copy);
                frames.add(copy);
            }

            @Override
            public void close(int code, String reason) {
                throw new AssertionError("nobody closes");
            }

            @Override
            public void drop() {
                throw new AssertionError("nobody drops");
            }

            @Override
            public long pendingBytes() {
                return 0;
            }
        };
    }
}
