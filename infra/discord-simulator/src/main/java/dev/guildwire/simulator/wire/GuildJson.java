package dev.guildwire.simulator.wire;

import dev.guildwire.simulator.world.Guild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A guild as REST and GUILD_CREATE both show it. What the simulator does not play (banners, boosts, discovery) is
/// constant and stands in `guild.json` beside this class.
public final class GuildJson {

    private static final ObjectNode CONSTANTS = constants();

    private GuildJson() {}

    public static ObjectNode guild(Guild guild) {
        return CONSTANTS
                .deepCopy()
                .put("id", guild.id().toString())
                .put("name", guild.name())
                .put("owner_id", guild.ownerId().toString())
                .set("roles", Json.array(guild.roles(), DiscordJson::role));
    }

    private static ObjectNode constants() {
        try (var in = Objects.requireNonNull(GuildJson.class.getResourceAsStream("guild.json"))) {
            return (ObjectNode) JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
