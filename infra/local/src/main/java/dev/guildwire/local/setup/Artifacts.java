package dev.guildwire.local.setup;

import dev.guildwire.local.option.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what production runs, in a built source tree.
///
/// @param root the source tree
public record Artifacts(Path root) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /// Limits what a service takes of a laptop. A module's own `jvm.options`, which production uses, comes after and
    /// wins.
    private static final List<String> LAPTOP_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    /// Looks from this folder upwards.
    public static Artifacts findFrom(Path folder) {
        for (var candidate = folder.toAbsolutePath(); candidate != null; candidate = candidate.getParent()) {
            if (Files.exists(candidate.resolve("infra/local/pom.xml"))) {
                return new Artifacts(candidate);
            }
        }
        throw new UsageException(folder + " is not in a source tree of Guildwire.");
    }

    /// The command that runs a module's executable jar, from its unpacked form and start cache where these are there
    /// and no older than the jar.
    ///
    /// @param module its folder, as in `infra/discord-simulator`
    public List<String> command(String module) {
        var options = root.resolve(module).resolve("jvm.options");
        var argumentFile = Files.exists(options) ? Stream.of("@" + options) : Stream.<String>of();
        var jar = jar(module, "*-app.jar");
        var cache = startCache(module, jar);
        var started = cache.isEmpty() ? jar : jar.resolveSibling("app").resolve(jar.getFileName());
        return Stream.of(
                        Stream.of(JAVA),
                        LAPTOP_OPTIONS.stream(),
                        argumentFile,
                        cache.stream(),
                        Stream.of("-jar", started.toString()))
                .flatMap(part -> part)
                .toList();
    }

    /// The command that runs a class of this module in a JVM of its own.
    public List<String> command(Class<?> main, String... arguments) {
        return Stream.of(
                        Stream.of(JAVA),
                        LAPTOP_OPTIONS.stream(),
                        startCache("infra/local", jar("infra/local", "local-*.jar")).stream(),
                        Stream.of("-cp", System.getProperty("java.class.path"), main.getName()),
                        Stream.of(arguments))
                .flatMap(part -> part)
                .toList();
    }

    private Optional<String> startCache(String module, Path jar) {
        var cache = root.resolve(module).resolve("target/app/app.aot");
        return isUpToDate(cache, jar) ? Optional.of("-XX:AOTCache=" + cache) : Optional.empty();
    }

    private static boolean isUpToDate(Path made, Path source) {
        try {
            return Files.exists(made)
                    && Files.getLastModifiedTime(made).compareTo(Files.getLastModifiedTime(source)) >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar(String module, String name) {
        var target = root.resolve(module).resolve("target");
        if (Files.isDirectory(target)) {
            try (var jars = Files.newDirectoryStream(target, name)) {
                for (var jar : jars) {
                    return jar;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new UsageException(module + " is not built: run mvn -DskipTests package, or ./run, which does.");
    }
}
