package dev.guildwire.local.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A file of `NAME=value` lines that a shell can source and only its owner can read.
public record EnvironmentFile(Path path) {

    private static final String HEADER = """
            # Addresses and secrets of the local stack. Written at each start; the secrets stay until --fresh.
            """;

    /// Empty when there is no such file.
    public Map<String, String> read() {
        if (!Files.exists(path)) {
            return Map.of();
        }
        try (var lines = Files.lines(path)) {
            return lines.filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0], pair -> pair[1], (_, second) -> second, LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Replaces the file in one step, so that a reader never sees half of it.
    public void write(Map<String, String> variables) {
        var text = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
                .collect(Collectors.joining("", HEADER, ""));
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var next = path.resolveSibling(path.getFileName() + ".next");
            Files.deleteIfExists(next);
            Files.createFile(next, ownerOnly);
            Files.writeString(next, text);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
