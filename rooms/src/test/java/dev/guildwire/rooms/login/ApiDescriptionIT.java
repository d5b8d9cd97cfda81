package dev.guildwire.rooms.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.Stream;
import dev.guildwire.rooms.guild.GuildDirectory;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description that clients are made from, held against what is really answered.
class ApiDescriptionIT {

    private static final String IRI = "https://guildwire.invalid/api-docs";
    private static final String VOICE = "/api/guilds/{guildId}/voice";

    private static Discord discord;
    private static RoomsServer rooms;
    private static Browser browser;
    private static JsonNode description;
    private static SchemaRegistry schemas;

    @BeforeAll
    static void start() {
        discord = Discord.start();
        var settings = new HashMap<>(discord.credentials());
        settings.put("ADMIN_USER_IDS", Discord.FELIX.toString());
        rooms = RoomsServer.start(discord.address(), Clock.systemUTC(), settings);
        try (var stream = new Stream()) {
            stream.guilds();
        }
        await().until(() -> rooms.bean(GuildDirectory.class).served().size() >= 2);
        browser = new Browser(rooms.address());
        browser.login(Discord.FELIX, "/");
        var text = browser.get("/v3/api-docs").body();
        description = JsonMapper.shared().readTree(text);
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(IRI, text)));
    }

    @AfterAll
    static void stop() {
        browser.close();
        rooms.close();
        discord.close();
    }

    @Test
    void descriptionWhenReadIsOfTheVersionWhoseSchemasAreJsonSchemas() {
        assertThat(description.path("openapi").asString()).startsWith("3.1");
        assertThat(description.path("info").path("title").asString()).isEqualTo("Guildwire rooms");
    }

    @Test
    void sessionWhenAskedForIsAsDescribed() {
        expect("get", "/api/session", 200, browser.get("/api/session"));
        try (var nobody = new Browser(rooms.address())) {
            expect("get", "/api/session", 401, nobody.get("/api/session"));
        }
    }

    @Test
    void tokenWhenAskedForIsAsDescribed() {
        expect("post", "/api/ws-token", 200, browser.post("/api/ws-token", ""));
        expect("post", "/api/ws-token", 400, browser.post("/api/ws-token", "{"));
        expect("post", "/api/ws-token", 403, browser.post("/api/ws-token", "{\"guildId\":\"1\"}"));
    }

    @Test
    void voiceWhenAskedForIsAsDescribed() {
        await().until(() -> voice(Discord.NIGHT).statusCode() == 200);

        expect("get", VOICE, 200, voice(Discord.NIGHT));
        expect("get", VOICE, 403, voice(Discord.HARBOUR));
    }

    @Test
    void operationWhenAskedForIsAsDescribed() {
        await().until(() -> browser.get("/api/operator/overview").body().contains("\"rooms\":[{"));

        expect("get", "/api/operator/overview", 200, browser.get("/api/operator/overview"));
        expect("get", "/api/operator/queue", 200, browser.get("/api/operator/queue"));
        expect("post", "/api/operator/edges/{id}/drain", 404, browser.post("/api/operator/edges/none/drain", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/logout", "/auth/logout-everywhere"})
    void logoutWhenDoneIsAsDescribed(String path) {
        try (var other = new Browser(rooms.address())) {
            other.login(Discord.NOOR, "/");

            var answer = other.post(path, "");

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(responses("post", path).has("204")).isTrue();
        }
    }

    @Test
    void idsWhenDescribedAreText() {
        assertThat(description
                        .at("/components/schemas/WsToken/properties/guildId/type")
                        .asString())
                .isEqualTo("string");
        assertThat(description
                        .at("/paths/~1api~1guilds~1{guildId}~1voice/get/parameters/0/schema/type")
                        .asString())
                .isEqualTo("string");
    }

    /// The check itself can fail.
    @Test
    void answerWhenItLacksAFieldIsNotAsDescribed() {
        assertThat(errors("post", "/api/ws-token", 200, "{\"token\":\"x\",\"guildId\":\"1\"}"))
                .isNotEmpty();
        assertThat(errors("get", "/api/session", 200, "{\"user\":{\"id\":1}}")).isNotEmpty();
    }

    private static HttpResponse<String> voice(GuildId guild) {
        return browser.get("/api/guilds/" + guild + "/voice");
    }

    private static void expect(String method, String path, int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(errors(method, path, status, answer.body()))
                .as(answer.body())
                .isEmpty();
    }

    private static List<Error> errors(String method, String path, int status, String body) {
        var known = responses(method, path).has(Integer.toString(status));
        var type = status < 300 ? "application/json" : "application/problem+json";
        var pointer = pointer(method, path) + "/" + (known ? status : "default") + "/content/" + type.replace("/", "~1")
                + "/schema";
        assertThat(description.at(pointer).isMissingNode())
                .as(pointer + " in " + description)
                .isFalse();
        return schemas.getSchema(SchemaLocation.of(IRI + "#" + pointer))
                .validate(JsonMapper.shared().readTree(body));
    }

    private static JsonNode responses(String method, String path) {
        return description.at(pointer(method, path));
    }

    private static String pointer(String method, String path) {
        return "/paths/" + path.replace("/", "~1") + "/" + method + "/responses";
    }
}
