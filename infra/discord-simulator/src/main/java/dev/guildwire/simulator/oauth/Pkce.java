package dev.guildwire.simulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Proof that who exchanges a code is who asked for it (RFC 7636).
final class Pkce {

    private Pkce() {}

    /// @param challenge of the authorization request, or null when there was none
    static boolean fits(Consent.@Nullable Challenge challenge, @Nullable String verifier) {
        if (challenge == null) {
            return true;
        }
        if (verifier == null) {
            return false;
        }
        return switch (challenge.method()) {
            case "S256" -> challenge.value().equals(s256(verifier));
            case "plain" -> challenge.value().equals(verifier);
            default -> false;
        };
    }

    private static String s256(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
