package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the OpenAPI document (`/v3/api-docs`) cannot learn from the controllers: ids are strings, and whatever fails
/// is a problem document.
@Configuration(proxyBeanMethods = false)
class RoomApiDescription {

    private static final String PATHS = "/api/rooms";
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .replaceWithClass(GuildId.class, String.class)
                .replaceWithClass(ChannelId.class, String.class)
                .replaceWithClass(RoleId.class, String.class)
                .replaceWithClass(UserId.class, String.class);
    }

    @Bean
    OpenApiCustomizer roomProblems() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            describe(api);
        };
    }

    private static void describe(OpenAPI api) {
        api.getPaths().forEach((path, item) -> {
            if (path.startsWith(PATHS)) {
                item.readOperations().forEach(RoomApiDescription::describe);
            }
        });
    }

    private static void describe(Operation operation) {
        var document = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM));
        operation
                .getResponses()
                .addApiResponse(
                        ApiResponses.DEFAULT,
                        new ApiResponse()
                                .description("It was not done; see the README for the codes")
                                .content(new Content().addMediaType("application/problem+json", document)));
    }

    /// RFC 9457, with our code.
    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("field", new StringSchema())
                .addProperty("rule", new StringSchema())
                .addRequiredItem("type")
                .addRequiredItem("title")
                .addRequiredItem("status")
                .addRequiredItem("code");
    }
}
