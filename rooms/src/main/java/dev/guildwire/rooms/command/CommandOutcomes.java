package dev.guildwire.rooms.command;

import static dev.guildwire.contracts.link.LinkErrorCode.DISCORD_ERROR;
import static dev.guildwire.contracts.link.LinkErrorCode.MISSING_PERMISSIONS;
import static dev.guildwire.contracts.link.LinkErrorCode.NOT_FOUND;
import static dev.guildwire.contracts.link.LinkErrorCode.RATE_LIMITED;

import dev.guildwire.contracts.link.CommandName;
import dev.guildwire.contracts.link.CommandResult;
import dev.guildwire.contracts.link.LinkErrorCode;
import dev.guildwire.rooms.discord.DiscordResult;
import dev.guildwire.rooms.discord.DiscordResult.Busy;
import dev.guildwire.rooms.discord.DiscordResult.Expired;
import dev.guildwire.rooms.discord.DiscordResult.Refused;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.rooms.discord.DiscordResult.Unauthorized;
import dev.guildwire.rooms.discord.DiscordResult.Unavailable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Says to backends what came of a request, in the contract's words.
final class CommandOutcomes {

    private final JsonMapper json;

    CommandOutcomes(JsonMapper json) {
        this.json = json;
    }

    Outcome of(String requestId, CommandName command, Shape shape, DiscordResult result) {
        return switch (result) {
            case Success(int _, var body) -> new Outcome.Answer(CommandResult.done(requestId, data(shape, body)));
            case Refused(var status, int _, var words) ->
                failed(requestId, command, code(status), status == 403 ? "Missing permissions" : words);
            case Busy _ -> failed(requestId, command, RATE_LIMITED, "Too much waits for Discord already");
            case Unauthorized _ -> failed(requestId, command, DISCORD_ERROR, "Discord refuses the bot's token");
            case Unavailable(var tries, var why) ->
                tries == 0
                        ? new Outcome.Again()
                        : failed(requestId, command, DISCORD_ERROR, "not done in " + tries + " tries, " + why);
            case Expired _ -> new Outcome.Nobody();
        };
    }

    /// `Failed to send message: Missing permissions`.
    Outcome failed(String requestId, CommandName command, LinkErrorCode code, String why) {
        var message = "Failed to " + command.wire().replace('_', ' ') + ": " + why;
        return new Outcome.Answer(CommandResult.failed(requestId, code, message));
    }

    private ObjectNode data(Shape shape, String body) {
        var data = json.createObjectNode().put("success", true);
        shape.fill(data, json.readTree(body));
        return data;
    }

    private static LinkErrorCode code(int status) {
        return switch (status) {
            case 403 -> MISSING_PERMISSIONS;
            case 404 -> NOT_FOUND;
            default -> DISCORD_ERROR;
        };
    }
}
