package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.wire.DiscordJson;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Channel;
import dev.guildwire.simulator.world.Message;
import dev.guildwire.simulator.world.Messages;
import dev.guildwire.simulator.world.Permission;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Messages the bot writes and reads.
final class MessageRoutes {

    private static final int MAX_CONTENT = 2000;
    private static final int MAX_EMBEDS = 10;
    private static final int MAX_NONCE = 25;
    private static final int MOST = 100;
    private static final int USUAL = 50;

    private MessageRoutes() {}

    static void addTo(RestRoutes routes) {
        routes.bot("POST", "/channels/{channel_id}/messages", Limit.MESSAGE, MessageRoutes::create)
                .bot("GET", "/channels/{channel_id}/messages", Limit.READ_MESSAGES, MessageRoutes::list)
                .bot("GET", "/channels/{channel_id}/messages/{message_id}", Limit.READ_MESSAGES, MessageRoutes::get);
    }

    private static JsonNode create(Call call) {
        var channel = withMessages(call, Permission.SEND_MESSAGES);
        var form = call.form();
        var draft = draft(form);
        boolean onlyOnce = form.flag("enforce_nonce").orElse(false);
        form.check();
        if (draft.content().isBlank() && draft.embeds().equals("[]")) {
            throw new Refusal(ErrorCode.EMPTY_MESSAGE);
        }
        var guild = call.guildOf(channel);
        var author = call.bot(guild);
        var messages = call.world().messages();
        var known = Optional.ofNullable(draft.nonce())
                .filter(_ -> onlyOnce)
                .flatMap(nonce -> messages.withNonce(channel, author.user(), nonce));
        return DiscordJson.message(known.orElseGet(() -> messages.post(guild, channel, author, draft)));
    }

    private static JsonNode list(Call call) {
        var channel = withMessages(call, Permission.READ_MESSAGE_HISTORY);
        var found = new ArrayList<>(call.world().messages().in(channel.id()).stream()
                .filter(isWithin(call))
                .toList());
        int limit = call.query("limit", USUAL, 1, MOST);
        // After an id come the oldest behind it, otherwise the newest; both newest first.
        var page = call.request().query("after").isPresent()
                ? found.subList(0, Math.min(limit, found.size()))
                : found.subList(Math.max(0, found.size() - limit), found.size());
        return Json.array(page.reversed(), DiscordJson::message);
    }

    private static JsonNode get(Call call) {
        var channel = withMessages(call, Permission.READ_MESSAGE_HISTORY);
        var id = call.id("message_id", ErrorCode.UNKNOWN_MESSAGE);
        return call.world().messages().in(channel.id()).stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .map(DiscordJson::message)
                .orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_MESSAGE));
    }

    private static Channel withMessages(Call call, Permission permission) {
        var channel = call.channel();
        call.require(call.guildOf(channel), channel, permission);
        if (!channel.type().hasMessages()) {
            throw new Refusal(ErrorCode.NOT_A_TEXT_CHANNEL);
        }
        return channel;
    }

    private static Messages.Draft draft(Form form) {
        return new Messages.Draft(
                form.text("content", 0, MAX_CONTENT).orElse(""),
                Json.text(embeds(form)),
                form.flag("tts").orElse(false),
                nonce(form));
    }

    private static JsonNode embeds(Form form) {
        var embeds = Json.array();
        for (var embed : form.node("embeds")) {
            if (embed instanceof ObjectNode fields) {
                embeds.add(fields.deepCopy().put("type", "rich"));
            }
        }
        if (embeds.size() > MAX_EMBEDS) {
            form.wrong("embeds", "BASE_TYPE_MAX_LENGTH", "Must be " + MAX_EMBEDS + " or fewer in length.");
        }
        return embeds;
    }

    private static @Nullable String nonce(Form form) {
        return form.node("nonce").isIntegralNumber()
                ? form.node("nonce").asString()
                : form.text("nonce", 0, MAX_NONCE).orElse(null);
    }

    private static Predicate<Message> isWithin(Call call) {
        var after = call.request().query("after").flatMap(Json::id);
        var before = call.request().query("before").flatMap(Json::id);
        return message -> after.filter(id -> message.id().compareTo(id) <= 0).isEmpty()
                && before.filter(id -> message.id().compareTo(id) >= 0).isEmpty();
    }
}
