package dev.guildwire.load.fanout.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the build left behind.
public final class Build {

    private Build() {}

    /// A module's application.
    ///
    /// @throws IllegalStateException with advice, when it is not built
    public static Path app(Path module) {
        var target = module.resolve("target");
        if (Files.isDirectory(target)) {
            try (var jars = Files.newDirectoryStream(target, "*-app.jar")) {
                for (var jar : jars) {
                    return jar;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("no application in " + target + "; build it: mvn -pl load-tests -am package");
    }
}
