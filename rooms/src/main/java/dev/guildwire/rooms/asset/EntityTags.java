package dev.guildwire.rooms.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;

/// Entity tags (RFC 9110, section 8.8.3) from the content of files, each worked out once.
final class EntityTags {

    private final Map<Version, String> known = new ConcurrentHashMap<>();

    /// A file as it is on a developer's disk or in the jar.
    private record Version(String url, long lastModified) {}

    /// Threadsafe.
    String of(Resource file) {
        try {
            var version = new Version(file.getURL().toString(), file.lastModified());
            return known.computeIfAbsent(version, _ -> hash(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Resource file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + '"';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
