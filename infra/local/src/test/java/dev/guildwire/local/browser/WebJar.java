package dev.guildwire.local.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A WebJar of the class path, addressed without its version as the server does it.
record WebJar(String name, String version) {

    static WebJar named(String name) {
        var properties = new Properties();
        try (var in =
                WebJar.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(name))) {
            if (in == null) {
                throw new IllegalArgumentException("no WebJar named " + name);
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WebJar(name, properties.getProperty("version"));
    }

    @Nullable
    InputStream open(String path) {
        return WebJar.class.getResourceAsStream("/META-INF/resources/webjars/%s/%s/%s".formatted(name, version, path));
    }
}
