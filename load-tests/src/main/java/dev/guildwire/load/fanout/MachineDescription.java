package dev.guildwire.load.fanout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Says in one sentence where a run was made.
final class MachineDescription {

    private static final long KIB_PER_GIB = 1L << 20;

    private MachineDescription() {}

    static String text() {
        return "%s, %d processors (%s), %d GB, Linux %s, Java %s. Everything ran on this one machine."
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        value("/proc/cpuinfo", "model name"),
                        Long.parseLong(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / KIB_PER_GIB,
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    private static String value(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        } catch (IOException _) {
            return "0";
        }
    }
}
