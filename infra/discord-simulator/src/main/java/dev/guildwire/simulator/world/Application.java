package dev.guildwire.simulator.world;

/// The one application of this Discord and its secrets.
///
/// @param clientId     id for OAuth2, also the application's id
/// @param clientSecret for OAuth2's token requests
/// @param botToken     for REST and the gateway
public record Application(String clientId, String clientSecret, String botToken) {

    @Override
    public String toString() {
        return "Application[clientId=" + clientId + "]";
    }
}
