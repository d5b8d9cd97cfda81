package dev.guildwire.local;

import dev.guildwire.local.setup.Secrets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables of the environment file: what scripts and services need to find and to trust each other.
final class Variables {

    private Variables() {}

    /// What the environment gives goes before what is generated; a real bot's secrets are not written down again.
    ///
    /// @param known of an earlier start; its secrets stay
    static Map<String, String> of(Surroundings surroundings, Map<String, String> known, SecureRandom random) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("BASE_URL", surroundings.baseUrl().toString());
        variables.put("KAFKA_BOOTSTRAP_SERVERS", surroundings.kafkaBootstrapServers());
        variables.put("REDIS_URL", surroundings.redisUrl());
        variables.put("LINK_URL", surroundings.ingestUrl().toString().replaceFirst("http", "ws") + "/link");
        variables.putAll(Secrets.complete(known, random));
        if (surroundings.simulatesDiscord()) {
            variables.put("DISCORD_CLIENT_ID", Secrets.CLIENT_ID);
            variables.put("DISCORD_WEB_URL", surroundings.simulatorUrl().toString());
            variables.put("DISCORD_API_URL", surroundings.simulatorUrl() + "/api/v10");
        } else {
            variables.remove("DISCORD_BOT_TOKEN");
            variables.remove("DISCORD_CLIENT_SECRET");
        }
        variables.replaceAll((name, value) -> surroundings.given(name).orElse(value));
        return variables;
    }
}
