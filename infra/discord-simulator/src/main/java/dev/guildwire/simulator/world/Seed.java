package dev.guildwire.simulator.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// The people and guilds there are at the start. `seed.json` beside this class is the one that comes with the
/// simulator and shows the form of the document.
public final class Seed {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final SeedFile file;
    private final List<User> people;
    private final User bot;

    private Seed(SeedFile file) {
        this.file = file;
        this.people = file.people().stream().map(p -> user(p, false)).toList();
        this.bot = user(file.bot(), true);
    }

    public static Seed bundled() {
        try (var in = Objects.requireNonNull(Seed.class.getResourceAsStream("seed.json"))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Seed read(InputStream in) {
        return new Seed(JSON.readValue(in, SeedFile.class));
    }

    public User bot() {
        return bot;
    }

    List<User> people() {
        return people;
    }

    /// The guilds, each time new, so that changes to one world do not show in the next.
    List<Guild> guilds() {
        return file.guilds().stream()
                .map(guild -> new SeededGuild(guild, people, bot).build())
                .toList();
    }

    private static User user(SeedFile.Person person, boolean bot) {
        return new User(Snowflake.of(person.id()), person.username(), person.globalName(), null, bot);
    }
}
