package dev.guildwire.rooms.guild;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.rooms.script.RedisScriptFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The directory's keys in Redis; the package's description draws them.
@Component
class RedisGuilds {

    private static final String NAMES = "guildwire:{guild}:names";
    private static final String OF_CHANNELS = "guildwire:{guild}:of-channels";
    private static final RedisScript<Void> REPLACE = RedisScriptFile.of("replace-guild");

    private final StringRedisTemplate redis;
    private final JsonMapper json;

    RedisGuilds(StringRedisTemplate redis, JsonMapper json) {
        this.redis = redis;
        this.json = json;
    }

    List<Guild> all() {
        return read(NAMES, Guild.class);
    }

    @Nullable
    Guild find(GuildId guild) {
        var text = hash().get(NAMES, guild.toString());
        return text == null ? null : json.readValue(text, Guild.class);
    }

    @Nullable
    GuildId guildOf(ChannelId channel) {
        var guild = hash().get(OF_CHANNELS, channel.toString());
        return guild == null ? null : GuildId.of(guild);
    }

    List<Channel> channels(GuildId guild) {
        return read(channelsKey(guild), Channel.class);
    }

    List<Role> roles(GuildId guild) {
        return read(rolesKey(guild), Role.class);
    }

    /// Replaces all that is known of a guild, in one step.
    void replace(Guild guild, List<Channel> channels, List<Role> roles) {
        var arguments = new ArrayList<String>();
        arguments.add(guild.id().toString());
        arguments.add(json.writeValueAsString(guild));
        arguments.add(Integer.toString(channels.size()));
        for (var channel : channels) {
            arguments.add(channel.id().toString());
            arguments.add(json.writeValueAsString(channel));
        }
        for (var role : roles) {
            arguments.add(role.id().toString());
            arguments.add(json.writeValueAsString(role));
        }
        redis.execute(REPLACE, keys(guild.id()), arguments.toArray());
    }

    void put(Guild guild) {
        hash().put(NAMES, guild.id().toString(), json.writeValueAsString(guild));
    }

    void put(GuildId guild, Channel channel) {
        hash().put(OF_CHANNELS, channel.id().toString(), guild.toString());
        hash().put(channelsKey(guild), channel.id().toString(), json.writeValueAsString(channel));
    }

    void put(GuildId guild, Role role) {
        hash().put(rolesKey(guild), role.id().toString(), json.writeValueAsString(role));
    }

    void remove(GuildId guild) {
        redis.execute(REPLACE, keys(guild), guild.toString(), "", "0");
    }

    void remove(GuildId guild, ChannelId channel) {
        hash().delete(channelsKey(guild), channel.toString());
        hash().delete(OF_CHANNELS, channel.toString());
    }

    void remove(GuildId guild, RoleId role) {
        hash().delete(rolesKey(guild), role.toString());
    }

    private <T> List<T> read(String key, Class<T> type) {
        return hash().values(key).stream()
                .map(text -> json.readValue(text, type))
                .toList();
    }

    private static List<String> keys(GuildId guild) {
        return List.of(NAMES, channelsKey(guild), rolesKey(guild), OF_CHANNELS);
    }

    private HashOperations<String, String, String> hash() {
        return redis.opsForHash();
    }

    private static String channelsKey(GuildId guild) {
        return "guildwire:{guild}:" + guild + ":channels";
    }

    private static String rolesKey(GuildId guild) {
        return "guildwire:{guild}:" + guild + ":roles";
    }
}
