package dev.guildwire.rooms.login;

/// Discord's tokens in the clear; they live as long as the request that uses them.
record DiscordTokens(String access, String refresh) {

    @Override
    public String toString() {
        return "***";
    }
}
