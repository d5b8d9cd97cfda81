package dev.guildwire.rooms.secret;

/// The secrets that this service cannot run without, and where each one comes from.
enum RequiredSecret {
    DISCORD_CLIENT_ID("copy it from your application's OAuth2 page, https://discord.com/developers/applications"),
    DISCORD_CLIENT_SECRET("make one on your application's OAuth2 page, https://discord.com/developers/applications"),
    DISCORD_BOT_TOKEN("make one on your application's Bot page, https://discord.com/developers/applications"),
    SESSION_SECRET("make one: openssl rand -base64 32"),
    WS_TOKEN_KEYS("make one: echo \"k1:$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '=')\""),
    INVITE_KEYS("make one: echo \"k1:$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '=')\"");

    private final String origin;

    RequiredSecret(String origin) {
        this.origin = origin;
    }

    /// What a person must do to have it.
    String origin() {
        return origin;
    }
}
