package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.world.ChannelDraft;
import dev.guildwire.simulator.world.ChannelType;
import dev.guildwire.simulator.world.Guild;
import java.util.Locale;
import java.util.Optional;

/// The fields with which a channel is made or changed (Discord, "Modify Channel").
final class ChannelForm {

    static final int MAX_NAME = 100;
    private static final int MAX_TOPIC = 1024;
    private static final int MIN_BITRATE = 8000;
    private static final int MAX_BITRATE = 96_000;
    private static final int MAX_USERS = 99;
    private static final int MAX_SLOW_SECONDS = 21_600;

    private ChannelForm() {}

    static ChannelType type(Form form) {
        var code = form.number("type", 0, Integer.MAX_VALUE);
        var type = code.isEmpty() ? Optional.of(ChannelType.TEXT) : ChannelType.of(code.getAsInt());
        if (type.isEmpty()) {
            form.wrong("type", "BASE_TYPE_CHOICES", "Value must be one of {0, 2, 4, 5, 13}.");
        }
        return type.orElse(ChannelType.TEXT);
    }

    /// Discord keeps the names of text channels in lower case and without spaces.
    static String normalised(ChannelType type, String name) {
        return type == ChannelType.TEXT || type == ChannelType.ANNOUNCEMENT
                ? name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-")
                : name;
    }

    /// Takes over what the form has, apart from the name.
    static void fill(ChannelDraft draft, Form form, Guild guild) {
        form.number("position", 0, Integer.MAX_VALUE).ifPresent(draft::position);
        form.text("topic", 0, MAX_TOPIC).ifPresent(draft::topic);
        form.flag("nsfw").ifPresent(draft::nsfw);
        form.number("bitrate", MIN_BITRATE, MAX_BITRATE).ifPresent(draft::bitrate);
        form.number("user_limit", 0, MAX_USERS).ifPresent(draft::userLimit);
        form.number("rate_limit_per_user", 0, MAX_SLOW_SECONDS).ifPresent(draft::rateLimitPerUser);
        form.id("parent_id").ifPresent(id -> {
            if (guild.channel(id).filter(c -> c.type() == ChannelType.CATEGORY).isEmpty()) {
                form.wrong("parent_id", "CHANNEL_PARENT_INVALID", "Category does not exist");
            }
            draft.parentId(id);
        });
        if (form.isNull("topic")) {
            draft.topic(null);
        }
        if (form.isNull("parent_id")) {
            draft.parentId(null);
        }
        if (form.has("permission_overwrites")) {
            draft.overwrites(OverwriteForm.read(form));
        }
    }
}
