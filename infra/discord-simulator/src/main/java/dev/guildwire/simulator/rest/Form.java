package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Snowflake;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a JSON body, each checked as it is read. What is wrong is collected and refused together by
/// [#check()], in Discord's form (Discord, "Error Messages").
final class Form {

    private final JsonNode fields;
    private final ObjectNode errors = Json.object();

    private Form(JsonNode fields) {
        this.fields = fields;
    }

    /// @throws Refusal when the text is not a JSON object; none at all is an empty one
    static Form parse(String text) {
        if (text.isBlank()) {
            return new Form(Json.object());
        }
        return new Form(
                Json.parse(text).filter(JsonNode::isObject).orElseThrow(() -> new Refusal(ErrorCode.INVALID_JSON)));
    }

    /// A field of a query, whose numbers are text.
    static Form of(String name, String text) {
        try {
            return new Form(Json.object().put(name, Long.parseLong(text)));
        } catch (NumberFormatException _) {
            return new Form(Json.object().put(name, text));
        }
    }

    /// @throws Refusal when anything that was read is wrong
    void check() {
        if (!errors.isEmpty()) {
            throw new Refusal(ErrorCode.INVALID_FORM.text(), RestAnswers.invalidForm(errors));
        }
    }

    /// The field is there, be it null.
    boolean has(String name) {
        return fields.has(name);
    }

    /// The field is there and null.
    boolean isNull(String name) {
        return fields.path(name).isNull();
    }

    JsonNode root() {
        return fields;
    }

    JsonNode node(String name) {
        return fields.path(name);
    }

    String requiredText(String name, int min, int max) {
        if (!has(name) || isNull(name)) {
            wrong(name, "BASE_TYPE_REQUIRED", "This field is required");
            return "";
        }
        return text(name, min, max).orElse("");
    }

    /// Empty when the field is missing, null or wrong.
    Optional<String> text(String name, int min, int max) {
        var node = fields.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString()) {
            wrong(name, "STRING_TYPE_CONVERT", "Could not interpret \"" + node + "\" as string.");
            return Optional.empty();
        }
        int length = node.stringValue().codePointCount(0, node.stringValue().length());
        if (length < min || length > max) {
            wrong(name, "BASE_TYPE_BAD_LENGTH", "Must be between " + min + " and " + max + " in length.");
            return Optional.empty();
        }
        return Optional.of(node.stringValue());
    }

    OptionalInt number(String name, int min, int max) {
        var node = fields.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return OptionalInt.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            wrong(name, "NUMBER_TYPE_COERCE", "Value \"" + node + "\" is not int.");
            return OptionalInt.empty();
        }
        if (node.intValue() < min || node.intValue() > max) {
            wrong(name, "NUMBER_TYPE_BOUNDS", "int value should be between " + min + " and " + max + ".");
            return OptionalInt.empty();
        }
        return OptionalInt.of(node.intValue());
    }

    Optional<Boolean> flag(String name) {
        var node = fields.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isBoolean()) {
            wrong(name, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
            return Optional.empty();
        }
        return Optional.of(node.booleanValue());
    }

    Optional<Snowflake> id(String name) {
        var node = fields.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        var id = Json.id(node);
        if (id.isEmpty()) {
            wrong(name, "NUMBER_TYPE_COERCE", "Value \"" + node.asString("") + "\" is not snowflake.");
        }
        return id;
    }

    /// Permission bits, as the decimal string that Discord asks for or as a number.
    OptionalLong permissions(String name) {
        return permissions(fields.path(name), name);
    }

    OptionalLong permissions(JsonNode node, String name) {
        if (node.isMissingNode() || node.isNull()) {
            return OptionalLong.empty();
        }
        var bits = Json.id(node);
        if (bits.isEmpty()) {
            wrong(name, "NUMBER_TYPE_COERCE", "Value \"" + node.asString("") + "\" is not int.");
            return OptionalLong.empty();
        }
        return OptionalLong.of(bits.get().value());
    }

    void wrong(String name, String code, String message) {
        var error = Json.object().put("code", code).put("message", message);
        errors.set(name, Json.object().set("_errors", Json.array().add(error)));
    }
}
