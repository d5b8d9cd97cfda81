package dev.guildwire.rooms.discord;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One of Discord's routes, what its rate limits go by until Discord names the bucket.
///
/// @param template path below the API's base with placeholders, such as `/channels/{channel_id}/messages`; a first
///                 placeholder of guild, channel or webhook is the top-level resource (Discord, "Rate Limits")
public record DiscordRoute(Verb verb, String template) {

    public static final DiscordRoute GET_GUILD = new DiscordRoute(Verb.GET, "/guilds/{guild_id}");
    public static final DiscordRoute GET_SELF = new DiscordRoute(Verb.GET, "/users/@me");
    public static final DiscordRoute LIST_ROLES = new DiscordRoute(Verb.GET, "/guilds/{guild_id}/roles");
    public static final DiscordRoute LIST_CHANNELS = new DiscordRoute(Verb.GET, "/guilds/{guild_id}/channels");
    public static final DiscordRoute GET_MEMBER = new DiscordRoute(Verb.GET, "/guilds/{guild_id}/members/{user_id}");
    public static final DiscordRoute EDIT_MEMBER = new DiscordRoute(Verb.PATCH, "/guilds/{guild_id}/members/{user_id}");
    public static final DiscordRoute ADD_MEMBER_ROLE =
            new DiscordRoute(Verb.PUT, "/guilds/{guild_id}/members/{user_id}/roles/{role_id}");
    public static final DiscordRoute REMOVE_MEMBER_ROLE =
            new DiscordRoute(Verb.DELETE, "/guilds/{guild_id}/members/{user_id}/roles/{role_id}");
    public static final DiscordRoute CREATE_ROLE = new DiscordRoute(Verb.POST, "/guilds/{guild_id}/roles");
    public static final DiscordRoute DELETE_ROLE = new DiscordRoute(Verb.DELETE, "/guilds/{guild_id}/roles/{role_id}");
    public static final DiscordRoute CREATE_CHANNEL = new DiscordRoute(Verb.POST, "/guilds/{guild_id}/channels");
    public static final DiscordRoute GET_CHANNEL = new DiscordRoute(Verb.GET, "/channels/{channel_id}");
    public static final DiscordRoute EDIT_CHANNEL = new DiscordRoute(Verb.PATCH, "/channels/{channel_id}");
    public static final DiscordRoute DELETE_CHANNEL = new DiscordRoute(Verb.DELETE, "/channels/{channel_id}");
    public static final DiscordRoute CREATE_MESSAGE = new DiscordRoute(Verb.POST, "/channels/{channel_id}/messages");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");
    private static final Pattern MAJOR = Pattern.compile("guild_id|channel_id|webhook_id");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_@~-]+");

    public DiscordRoute {
        if (!template.startsWith("/") || template.contains("#")) {
            throw new IllegalArgumentException("a route's template is a path: " + template);
        }
    }

    /// A request of this route.
    ///
    /// @param body       JSON, or nothing
    /// @param parameters what stands for the placeholders, in their order
    public DiscordRequest request(Terms terms, @Nullable String body, Object... parameters) {
        return new DiscordRequest(terms, this, path(parameters), major(parameters), body);
    }

    /// How the route is called in metrics and in the queue.
    @Override
    public String toString() {
        return verb + " " + template;
    }

    private String path(Object... parameters) {
        var path = new StringBuilder();
        var matcher = PLACEHOLDER.matcher(template);
        var next = 0;
        while (matcher.find()) {
            matcher.appendReplacement(path, checked(parameters, next));
            next++;
        }
        if (next != parameters.length) {
            throw new IllegalArgumentException(this + " has " + next + " placeholders");
        }
        return matcher.appendTail(path).toString();
    }

    private String checked(Object[] parameters, int index) {
        var text = index < parameters.length ? parameters[index].toString() : "";
        if (!PARAMETER.matcher(text).matches()) {
            throw new IllegalArgumentException(this + " lacks a placeholder's value, or it is no id");
        }
        return text;
    }

    private String major(Object... parameters) {
        var matcher = PLACEHOLDER.matcher(template);
        var first = matcher.find() ? matcher.group(1) : "";
        return MAJOR.matcher(first).matches() ? parameters[0].toString() : "";
    }
}
