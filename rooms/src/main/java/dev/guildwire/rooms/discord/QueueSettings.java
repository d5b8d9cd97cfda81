package dev.guildwire.rooms.discord;

import dev.guildwire.rooms.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What the scripts are told of the configuration; times in milliseconds.
record QueueSettings(
        long lease,
        long window,
        long allowance,
        int global,
        int bucketBound,
        int bound,
        int budget,
        long budgetWindow,
        long probe,
        long keep,
        String token,
        String done,
        String work) {

    private static final int FINGERPRINT_BYTES = 8;

    static QueueSettings of(DiscordProperties properties, RedisKeys keys) {
        var limits = properties.limits();
        return new QueueSettings(
                properties.lease().toMillis(),
                limits.window().toMillis(),
                limits.arrivalAllowance().toMillis(),
                limits.global(),
                limits.perBucket(),
                limits.overall(),
                limits.invalid(),
                limits.invalidWindow().toMillis(),
                limits.probeEvery().toMillis(),
                properties.resultsKept().toMillis(),
                fingerprint(properties.botToken()),
                keys.done(),
                keys.work());
    }

    /// Tells tokens apart without telling the token.
    private static String fingerprint(Secret token) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(token.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
