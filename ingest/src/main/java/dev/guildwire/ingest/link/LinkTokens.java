package dev.guildwire.ingest.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/// The tokens that open the link. Only their hashes are kept; prints as `***`.
final class LinkTokens {

    private static final String SCHEME = "Bearer ";

    private final List<byte[]> hashes;

    /// @param text one token, or several separated by commas; blank ones are ignored
    LinkTokens(String text) {
        hashes = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .map(LinkTokens::hash)
                .toList();
    }

    /// Spring's binder converts through this.
    public static LinkTokens valueOf(String text) {
        return new LinkTokens(text);
    }

    boolean none() {
        return hashes.isEmpty();
    }

    /// Takes the same time whichever token is tried and wherever it differs.
    ///
    /// @param authorization the header's value (RFC 6750, section 2.1)
    boolean open(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        var given = hash(authorization.substring(SCHEME.length()).strip());
        var found = false;
        for (var hash : hashes) {
            found |= MessageDigest.isEqual(hash, given);
        }
        return found;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
