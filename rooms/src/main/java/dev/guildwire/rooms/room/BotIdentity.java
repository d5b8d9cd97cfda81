package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.rooms.discord.DiscordRest;
import dev.guildwire.rooms.discord.Terms;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who the bot is, asked of Discord once. It is not the application's id: old applications have two.
@Component
class BotIdentity {

    private final DiscordRest discord;
    private final RoomProperties properties;

    /// Never changes once known; two threads may both find it out.
    private volatile @Nullable UserId known;

    BotIdentity(DiscordRest discord, RoomProperties properties) {
        this.discord = discord;
        this.properties = properties;
    }

    /// @param guild whose turn it uses up
    /// @throws dev.guildwire.rooms.problem.Refusal when Discord does not say
    UserId find(GuildId guild) {
        var bot = known;
        if (bot == null) {
            var terms = Terms.of("room-bot-" + UUID.randomUUID(), guild).within(properties.patience());
            var answer = discord.self(terms).toCompletableFuture().join();
            bot = UserId.of(DiscordJson.id(DiscordFault.unlessDone(answer)));
            known = bot;
        }
        return bot;
    }
}
