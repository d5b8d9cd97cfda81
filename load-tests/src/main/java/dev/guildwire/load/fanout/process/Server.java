package dev.guildwire.load.fanout.process;

import dev.guildwire.load.fanout.baseline.BareFanOut;
import dev.guildwire.testsupport.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A fan-out process under measurement: an edge, or the baseline.
public final class Server implements AutoCloseable {

    private static final int SETTLE_ROUNDS = 3;
    private static final int SETTLE_SECONDS = 1;

    private final ChildProcess process;
    private final int port;

    Server(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /// The baseline with a heap as small and a collector as plain as it needs.
    public static Server baseline(Path folder, String kafka) throws InterruptedException {
        int port = FreePorts.next();
        var options = List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-Dio.netty.buffer.checkBounds=false");
        var log = folder.resolve("baseline.log");
        return new Server(ChildProcess.main(log, BareFanOut.class, options, List.of(kafka, port)), port);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public long pid() {
        return process.pid();
    }

    public Usage usage() {
        return Usage.of(process.pid());
    }

    /// What stays resident once garbage is collected: the mean of some moments after it.
    public long settledKib() throws InterruptedException {
        long sum = 0;
        for (int i = 0; i < SETTLE_ROUNDS; i++) {
            Jdk.ask(process.pid(), "GC.run");
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            sum += usage().residentKib();
        }
        return sum / SETTLE_ROUNDS;
    }

    /// Writes down what lives on the heap, by class.
    ///
    /// @return its size in bytes, all classes together
    public long writeHeapHistogram(Path file) throws InterruptedException {
        var histogram = Jdk.ask(process.pid(), "GC.class_histogram");
        write(file, histogram);
        var total = histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.substring(total.lastIndexOf(' ') + 1));
    }

    /// Records where time and memory go from now on, until [#dumpRecording].
    public void startRecording() throws InterruptedException {
        Jdk.ask(process.pid(), "JFR.start", "name=fanout", "settings=profile");
    }

    public void dumpRecording(Path file) throws InterruptedException {
        Jdk.ask(process.pid(), "JFR.dump", "name=fanout", "filename=" + file.toAbsolutePath());
        Jdk.ask(process.pid(), "JFR.stop", "name=fanout");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
