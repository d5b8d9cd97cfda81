package dev.guildwire.rooms.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Encrypts Discord's tokens with AES-256-GCM (NIST SP 800-38D, random 96-bit nonces). The text form is
/// `<key id>.<base64url of nonce and ciphertext>`; the session's `sid` is authenticated with it, so that a ciphertext
/// moved to another session opens nothing.
///
/// Keys are derived from the configured texts by HKDF (RFC 5869). The first encrypts, all decrypt: a new one is put in
/// front, and the old one dropped once every session has been refreshed.
final class TokenCipher {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 4;

    private final SequencedMap<String, SecretKey> keys = new LinkedHashMap<>();
    private final SecureRandom random;
    private final JsonMapper json;

    TokenCipher(String secrets, SecureRandom random, JsonMapper json) {
        this.random = random;
        this.json = json;
        for (var secret : secrets.split(",", -1)) {
            keys.put(HexFormat.of().formatHex(derive(secret.strip(), "key id", KEY_ID_BYTES)), key(secret.strip()));
        }
    }

    String encrypt(DiscordTokens tokens, String sid) {
        var current = keys.firstEntry();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed =
                    cipher(Cipher.ENCRYPT_MODE, current.getValue(), nonce, sid).doFinal(json.writeValueAsBytes(tokens));
            var both =
                    ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
            return current.getKey() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(both.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not usable here", e);
        }
    }

    /// Empty when the key is not ours any more, or the text was not made for this session.
    Optional<DiscordTokens> decrypt(String text, String sid) {
        var dot = text.indexOf('.');
        var key = keys.get(text.substring(0, Math.max(dot, 0)));
        if (key == null) {
            return Optional.empty();
        }
        try {
            var both = Base64.getUrlDecoder().decode(text.substring(dot + 1));
            var nonce = java.util.Arrays.copyOf(both, NONCE_BYTES);
            var clear =
                    cipher(Cipher.DECRYPT_MODE, key, nonce, sid).doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            return Optional.of(json.readValue(clear, DiscordTokens.class));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            log.error("a session's tokens were tampered with: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String sid) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(sid.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKey key(String secret) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters(secret, "tokens", KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is not usable here", e);
        }
    }

    private static byte[] derive(String secret, String purpose, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters(secret, purpose, length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is not usable here", e);
        }
    }

    private static HKDFParameterSpec parameters(String secret, String purpose, int length) {
        return HKDFParameterSpec.ofExtract()
                .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                .thenExpand(("guildwire session " + purpose).getBytes(StandardCharsets.UTF_8), length);
    }
}
