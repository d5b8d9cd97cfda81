package dev.guildwire.rooms.command;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.discord.DiscordResult;
import dev.guildwire.rooms.discord.Terms;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// What a command is on Discord.
///
/// @param guild whose turn it uses up in the queue
/// @param ask   hands it to the queue
/// @param shape what the backend gets when it was done
record Call(GuildId guild, Function<Terms, CompletionStage<DiscordResult>> ask, Shape shape) {}
