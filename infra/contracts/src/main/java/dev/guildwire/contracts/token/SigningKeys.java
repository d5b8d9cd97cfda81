package dev.guildwire.contracts.token;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Named HMAC keys in the order of a configuration value `kid:base64url,kid:base64url`. The first signs, all
/// verify, so that a new key can be put in front and the old one dropped once its tokens have run out.
///
/// Prints as `***`.
public final class SigningKeys {

    /// HS256 needs a key of at least the hash's length (RFC 7518, section 3.2).
    public static final int MIN_BYTES = 32;

    private final Map<String, SecretKey> keys;

    private SigningKeys(Map<String, SecretKey> keys) {
        this.keys = keys;
    }

    /// @throws IllegalArgumentException when the text is not of the form above, a name repeats, or a key is shorter
    ///         than 32 bytes; the message never contains any of the text
    public static SigningKeys parse(String text) {
        var keys = new LinkedHashMap<String, SecretKey>();
        for (var entry : text.split(",", -1)) {
            var colon = entry.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("keys have the form kid:base64url,kid:base64url");
            }
            var kid = entry.substring(0, colon).strip();
            if (keys.put(kid, decode(entry.substring(colon + 1).strip())) != null) {
                throw new IllegalArgumentException("a key id stands twice");
            }
        }
        return new SigningKeys(keys);
    }

    private static SecretKey decode(String base64url) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("a key is not base64url");
        }
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException("a key is shorter than " + MIN_BYTES + " bytes");
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    public String signingKeyId() {
        return keys.keySet().iterator().next();
    }

    public SecretKey signingKey() {
        return keys.values().iterator().next();
    }

    /// Empty for a key id that is not ours, or not any more.
    public Optional<SecretKey> find(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    @Override
    public String toString() {
        return "***";
    }
}
