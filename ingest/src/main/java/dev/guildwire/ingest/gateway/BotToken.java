package dev.guildwire.ingest.gateway;

/// The bot's token. Prints as `***`.
///
/// @param value as Discord's developer portal shows it, without a "Bot " before it
record BotToken(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
