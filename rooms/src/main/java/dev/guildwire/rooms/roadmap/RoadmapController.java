package dev.guildwire.rooms.roadmap;

import dev.guildwire.contracts.roadmap.Feature;
import dev.guildwire.contracts.roadmap.RoadmapEvent.Action;
import dev.guildwire.contracts.roadmap.RoadmapEvent.Changes;
import dev.guildwire.contracts.roadmap.Status;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The board over HTTP. Everybody who is logged in reads and votes; admins change what is on it.
@RestController
@RequestMapping("/api/roadmap/features")
class RoadmapController {

    private final RedisBoard board;
    private final Clock clock;

    RoadmapController(RedisBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<Board> list(@AuthenticationPrincipal LoginSession login) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(board.read(login.userId()));
    }

    @PostMapping("/{id}/vote")
    Vote vote(@PathVariable String id, @AuthenticationPrincipal LoginSession login) {
        return vote(id, login, Action.ADD);
    }

    @DeleteMapping("/{id}/vote")
    Vote takeBack(@PathVariable String id, @AuthenticationPrincipal LoginSession login) {
        return vote(id, login, Action.REMOVE);
    }

    private Vote vote(String id, LoginSession login, Action action) {
        var feature = FeatureId.of(id);
        var tally = board.vote(feature.value(), login.userId(), action, now()).orElseThrow(Problem.NOT_FOUND::refusal);
        return new Vote(feature.value(), tally.votes(), action == Action.ADD, tally.version());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Feature create(@RequestBody NewFeature wish, @AuthenticationPrincipal LoginSession login) {
        requireAdmin(login);
        var now = now();
        var feature = new Feature(
                FeatureId.random().value(),
                FeatureText.title(wish.title()),
                FeatureText.description(wish.description()),
                Status.TODO,
                0,
                login.userId().toString(),
                new Feature.Author(login.username()),
                now,
                now);
        board.create(feature);
        return feature;
    }

    @PatchMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void edit(@PathVariable String id, @RequestBody Edit wish, @AuthenticationPrincipal LoginSession login) {
        requireAdmin(login);
        var changes = new Changes(
                wish.title() == null ? null : FeatureText.title(wish.title()),
                wish.description() == null ? null : FeatureText.description(wish.description()),
                wish.status());
        if (!board.edit(FeatureId.of(id).value(), changes, now())) {
            throw Problem.NOT_FOUND.refusal();
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id, @AuthenticationPrincipal LoginSession login) {
        requireAdmin(login);
        if (!board.delete(FeatureId.of(id).value(), now())) {
            throw Problem.NOT_FOUND.refusal();
        }
    }

    private static void requireAdmin(LoginSession login) {
        if (!login.admin()) {
            throw Problem.FORBIDDEN.refusal();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// @param title       1 to 200 characters after trimming
    /// @param description up to 5000 characters; none when absent
    record NewFeature(@Nullable String title, @Nullable String description) {}

    /// What is absent stays as it is.
    record Edit(
            @Nullable String title,
            @Nullable String description,
            @Nullable Status status) {}

    /// @param version of the board that the count is true for: the stream does not tell people of their own votes, and
    ///                may tell them of earlier ones after this answer
    record Vote(String featureId, int voteCount, boolean hasVoted, long version) {}

    /// The id of a feature, as we make it: letters and digits.
    record FeatureId(String value) {

        /// Anything that cannot be an id of ours names nothing.
        static FeatureId of(String text) {
            if (text.length() > 40 || !text.chars().allMatch(c -> Character.digit(c, 36) >= 0 && c < 128)) {
                throw Problem.NOT_FOUND.refusal();
            }
            return new FeatureId(text);
        }

        static FeatureId random() {
            return new FeatureId("f" + UUID.randomUUID().toString().replace("-", ""));
        }
    }
}
