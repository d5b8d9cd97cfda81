package dev.guildwire.deploy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// One object of a file in `kubernetes/`.
record Manifest(Path file, JsonObject object) {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Path FOLDER = Path.of("kubernetes");
    /// They configure other programs.
    private static final List<String> NOT_OBJECTS = List.of("kustomization.yaml", "prometheus-adapter.yaml");

    /// Every object there is.
    static List<Manifest> all() {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !NOT_OBJECTS.contains(file.getFileName().toString()))
                    .sorted()
                    .flatMap(Manifest::in)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Manifest> in(Path file) {
        try {
            return of(file, Files.readString(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Manifest> of(Path file, String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var objects = new Yaml(new SafeConstructor(options)).loadAll(yaml);
        return StreamSupport.stream(objects.spliterator(), false)
                .map(object -> new Manifest(file, new Gson().toJsonTree(object).getAsJsonObject()))
                .toList();
    }

    String apiVersion() {
        return object.get("apiVersion").getAsString();
    }

    String kind() {
        return object.get("kind").getAsString();
    }

    String name() {
        return object.getAsJsonObject("metadata").get("name").getAsString();
    }

    /// `spec.template.spec` of what makes pods.
    Optional<JsonObject> podSpec() {
        return child(object, "spec")
                .flatMap(spec -> child(spec, "template"))
                .flatMap(template -> child(template, "spec"));
    }

    private static Optional<JsonObject> child(JsonObject parent, String name) {
        return Optional.ofNullable(parent.get(name))
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject);
    }

    /// Whether it is of Kubernetes itself and not of an extension.
    boolean isCore() {
        return !apiVersion().startsWith("gateway.networking.k8s.io/");
    }

    /// What the API's type for it has to say against it: a field it does not know or misses, a value of another type.
    Optional<String> fault() {
        try {
            var version = apiVersion().substring(apiVersion().indexOf('/') + 1);
            var type = Class.forName(
                    MODELS + version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1) + kind());
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, object);
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(String.valueOf(e.getCause()));
        } catch (ReflectiveOperationException e) {
            return Optional.of("the API has no " + apiVersion() + " " + kind());
        }
    }

    @Override
    public String toString() {
        return file + ": " + kind() + " " + name();
    }
}
