package dev.guildwire.local.setup;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The secrets a local stack generates for itself, each in the form its readers expect.
public final class Secrets {

    /// The application's id is public and everybody's default for the simulator.
    public static final String CLIENT_ID = "1146750154070556749";

    private static final int BYTES = 32;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private static final Map<String, Function<SecureRandom, String>> GENERATORS = generators();

    private Secrets() {}

    /// @param known secrets of an earlier start, which stay as they are; other entries are left out
    /// @return all secrets in a fixed order
    public static Map<String, String> complete(Map<String, String> known, SecureRandom random) {
        var secrets = new LinkedHashMap<String, String>();
        GENERATORS.forEach((name, generator) ->
                secrets.put(name, known.containsKey(name) ? known.get(name) : generator.apply(random)));
        return secrets;
    }

    private static Map<String, Function<SecureRandom, String>> generators() {
        var generators = new LinkedHashMap<String, Function<SecureRandom, String>>();
        generators.put("DISCORD_BOT_TOKEN", Secrets::botToken);
        generators.put("DISCORD_CLIENT_SECRET", Secrets::text);
        generators.put("LINK_TOKEN", Secrets::text);
        generators.put("SESSION_SECRET", Secrets::text);
        generators.put("WS_TOKEN_KEYS", Secrets::namedKey);
        generators.put("INVITE_KEYS", Secrets::namedKey);
        return generators;
    }

    /// Discord's bot tokens begin with the bot's id, which clients read out of them.
    private static String botToken(SecureRandom random) {
        var id = TEXT.encodeToString(CLIENT_ID.getBytes(StandardCharsets.US_ASCII));
        return id + ".local_." + text(random);
    }

    private static String namedKey(SecureRandom random) {
        return "local:" + text(random);
    }

    private static String text(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return TEXT.encodeToString(bytes);
    }
}
