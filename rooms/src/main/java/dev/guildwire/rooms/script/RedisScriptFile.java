package dev.guildwire.rooms.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

/// A script of ours, read once. One that Spring makes of a resource looks before each use whether its file has changed,
/// and lets one thread at a time do so.
public final class RedisScriptFile {

    private RedisScriptFile() {}

    /// @param name of the file in `lua/`, without its ending
    public static <T> RedisScript<T> of(String name, Class<T> result) {
        return RedisScript.of(text(name), result);
    }

    /// A script whose result nobody wants.
    public static RedisScript<Void> of(String name) {
        return RedisScript.of(text(name));
    }

    public static String text(String name) {
        try {
            return new ClassPathResource("lua/" + name + ".lua").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
