package dev.guildwire.rooms.description;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// A record's fields are always there, except those that are `@Nullable`: those may be missing or null.
final class Presence implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        var record = raw(type.getType());
        if (schema != null && record.isRecord()) {
            describe(record, definition(schema, context));
        }
        return schema;
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case JavaType resolved -> resolved.getRawClass();
            default -> Object.class;
        };
    }

    private static @Nullable Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void describe(Class<?> type, @Nullable Schema<?> schema) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        var properties = schema.getProperties();
        for (var component : type.getRecordComponents()) {
            var property = properties.get(component.getName());
            if (property != null && isNullable(component)) {
                mayBeNull(property);
            } else if (property != null && !isRequired(schema, component)) {
                schema.addRequiredItem(component.getName());
            }
        }
    }

    private static boolean isRequired(Schema<?> schema, RecordComponent component) {
        return schema.getRequired() != null && schema.getRequired().contains(component.getName());
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void mayBeNull(Schema<?> property) {
        if (property.getTypes() != null) {
            var types = new LinkedHashSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
    }
}
