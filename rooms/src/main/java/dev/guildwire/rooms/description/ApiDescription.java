package dev.guildwire.rooms.description;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Its name, and the problem document (RFC 9457) that every operation may answer with.
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI description() {
        return new OpenAPI().info(new Info().title("Guildwire rooms").version("1"));
    }

    @Bean
    ModelConverter presence() {
        return new Presence();
    }

    @Bean
    GlobalOpenApiCustomizer problems() {
        return description -> {
            description.getComponents().addSchemas(PROBLEM, problem());
            description.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(ApiDescription::mayFail);
        };
    }

    private static void mayFail(Operation operation) {
        var content = new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
        operation
                .getResponses()
                .addApiResponse(
                        ApiResponses.DEFAULT,
                        new ApiResponse()
                                .description("What was asked is not done")
                                .content(content));
    }

    private static Schema<?> problem() {
        var fields = List.of("type", "title", "detail", "code", "status");
        var problem = of("object");
        fields.forEach(field -> problem.addProperty(field, of(field.equals("status") ? "integer" : "string")));
        problem.setRequired(fields);
        return problem;
    }

    private static Schema<?> of(String type) {
        var schema = new Schema<>();
        schema.setTypes(Set.of(type));
        return schema;
    }
}
