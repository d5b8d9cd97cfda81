package dev.guildwire.simulator;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Holds answers against Discord's own description of its REST API, version 10.
final class Conformity {

    private static final String IRI = "https://discord.invalid/openapi.json";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode DOCUMENT = document();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(IRI, JSON.writeValueAsString(DOCUMENT))));
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private Conformity() {}

    /// @throws AssertionError when the description knows no such answer of this operation
    static void check(String method, String path, int status, String body) {
        if (status >= 500) {
            return; // Discord does not describe its own failures.
        }
        var operation = method + " " + path + " -> " + status;
        var pointer = pointer(method, withoutQuery(path), status)
                .orElseThrow(() -> new AssertionError("not in Discord's description: " + operation));
        var schema = DOCUMENT.at(pointer + "/content/application~1json/schema");
        if (schema.isMissingNode()) {
            expect(body.isEmpty(), operation + " has no body, but got " + body);
        } else {
            validate(pointer + "/content/application~1json/schema", operation, body);
        }
    }

    private static void validate(String pointer, String operation, String body) {
        var schema = SCHEMAS.computeIfAbsent(pointer, p -> REGISTRY.getSchema(SchemaLocation.of(IRI + "#" + p)));
        var errors = schema.validate(JSON.readTree(body)).stream()
                .map(Error::toString)
                .collect(Collectors.joining("\n"));
        expect(errors.isEmpty(), operation + "\n" + errors + "\n" + body);
    }

    private static Optional<String> pointer(String method, String path, int status) {
        return template(path).flatMap(template -> {
            var responses = "/paths/" + template.replace("~", "~0").replace("/", "~1") + "/"
                    + method.toLowerCase(Locale.ROOT) + "/responses/";
            return List.of(Integer.toString(status), status / 100 + "XX").stream()
                    .map(key -> responses + key)
                    .filter(p -> !DOCUMENT.at(p).isMissingNode())
                    .findFirst()
                    .map(Conformity::resolved);
        });
    }

    private static String resolved(String pointer) {
        var reference = DOCUMENT.at(pointer).path("$ref");
        return reference.isString() ? reference.stringValue().substring(1) : pointer;
    }

    /// Of the templates that match, the one with the most parts that are not parameters.
    private static Optional<String> template(String path) {
        return DOCUMENT.path("paths").propertyNames().stream()
                .filter(template -> matches(template.split("/", -1), path.split("/", -1)))
                .min(Comparator.comparingLong(
                        template -> template.chars().filter(c -> c == '{').count()));
    }

    private static boolean matches(String[] template, String[] path) {
        return template.length == path.length
                && IntStream.range(0, path.length)
                        .allMatch(i -> template[i].startsWith("{") || template[i].equals(path[i]));
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static void expect(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    /// The description says that the code of a wrong field is a number. What Discord documents ("Error Messages") and
    /// sends is a name such as `BASE_TYPE_REQUIRED`, so names are allowed there, and only there.
    private static JsonNode document() {
        try (var in = Objects.requireNonNull(Conformity.class.getResourceAsStream("discord-openapi.json"))) {
            var document = JSON.readTree(in);
            var field = (ObjectNode) document.at("/components/schemas/InnerErrors/properties/_errors");
            field.set("items", JSON.readTree("""
                    {"type":"object","required":["code","message"],
                     "properties":{"code":{"type":"string"},"message":{"type":"string"}}}
                    """));
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
