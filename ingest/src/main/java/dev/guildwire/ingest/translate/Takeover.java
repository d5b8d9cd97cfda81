package dev.guildwire.ingest.translate;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.ingest.translate.Translation.NotServed;
import dev.guildwire.ingest.translate.Translation.Publication;
import dev.guildwire.ingest.translate.Translation.Unreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Goes on where another session of the same shard ended: this session listened and held back while the other one
/// published. What the other one told is left out, what it did not tell any more is told now, so that readers see one
/// stream without a hole and without a repeat.
///
/// @param publications to be written first
/// @param translator   for the dispatches from now on
public record Takeover(List<Publication> publications, Translator translator) {

    public Takeover {
        publications = publications.stream()
                .filter(publication -> !publication.isEmpty())
                .toList();
    }

    /// @param held      what this session said from its READY on, with all that was told since ([CatchUp])
    /// @param told      what the other session published since before that READY
    /// @param published what readers know
    /// @param gapFrom   until when the other session published everything, if that is before this session began
    public static Takeover of(
            List<Dispatch> held,
            Told told,
            VoiceStates published,
            Predicate<GuildId> served,
            @Nullable Instant gapFrom) {
        var session = new Translator(new VoiceStates(), served, null);
        var teller = new Translator(published, served, null);
        var repeats = repeats(held, told);
        var untold = new ArrayList<Publication>();
        for (var dispatch : held) {
            var shown = session.translate(dispatch);
            if (!(shown instanceof NotServed) && !repeats.contains(dispatch)) {
                untold.add(untold(dispatch, teller));
            }
        }
        if (gapFrom != null) {
            untold.addFirst(session.gap(published, gapFrom, held.getLast()));
        }
        untold.add(session.differences(published, held.getLast()));
        return new Takeover(untold, session);
    }

    private static Set<Dispatch> repeats(List<Dispatch> held, Told told) {
        var repeats = new HashSet<Dispatch>();
        byKey(held).forEach((key, dispatches) -> repeats.addAll(dispatches.subList(0, told.overlap(key, dispatches))));
        return repeats;
    }

    /// Without the session's own READY and the guilds as it was first shown them.
    static Map<String, List<Dispatch>> byKey(List<Dispatch> held) {
        var byKey = new LinkedHashMap<String, List<Dispatch>>();
        var shown = new HashSet<String>();
        for (var dispatch : held) {
            var snapshot = dispatch.type().equals("GUILD_CREATE") && shown.add(dispatch.key());
            if (!snapshot && !Dispatch.isOfItsSession(dispatch.type())) {
                byKey.computeIfAbsent(dispatch.key(), _ -> new ArrayList<>()).add(dispatch);
            }
        }
        return byKey;
    }

    /// A snapshot is older than what readers know; the difference that remains is told in the end.
    private static Publication untold(Dispatch dispatch, Translator teller) {
        if (dispatch.type().equals("READY") || dispatch.type().equals("GUILD_CREATE")) {
            return Publication.raw(dispatch);
        }
        return switch (teller.translate(dispatch)) {
            case Publication publication -> publication;
            case Unreadable unreadable -> Publication.raw(unreadable.dispatch());
            case NotServed foreign -> Publication.raw(foreign.dispatch());
        };
    }
}
