package dev.guildwire.ingest.translate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What another session of the same shard published last, by guild and in its order.
///
/// Two sessions get the same dispatches of a guild in the same order, under numbers of their own, so a dispatch is
/// known by what it says and by its place: what the end of one list and the beginning of the other have in common was
/// told. Joins carry Discord's voice `session_id`, so only an update that changes nothing can be taken for another.
public final class Told {

    record Text(String type, String payload) {

        static Text of(Dispatch dispatch) {
            return new Text(dispatch.type(), dispatch.payload());
        }
    }

    private final Map<String, List<Text>> told = new HashMap<>();

    /// @param key as in [Dispatch#key]
    public void add(String key, String type, String payload) {
        if (!Dispatch.isOfItsSession(type)) {
            told.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Text(type, payload));
        }
    }

    /// @param held one key's dispatches of the listening session
    /// @return how many of them, from the first on, were told
    int overlap(String key, List<Dispatch> held) {
        var texts = texts(key);
        var heard = texts(held);
        var length = Math.min(texts.size(), heard.size());
        while (!texts.subList(texts.size() - length, texts.size()).equals(heard.subList(0, length))) {
            length--;
        }
        return length;
    }

    /// The last that was told of a key, if the listening session has not heard all that was told since it began.
    ///
    /// @param held one key's dispatches of the listening session
    Optional<Text> beyond(String key, List<Dispatch> held) {
        var texts = texts(key);
        var at = Collections.lastIndexOfSubList(texts, texts(held));
        return at >= 0 && at + held.size() < texts.size() ? Optional.of(texts.getLast()) : Optional.empty();
    }

    private List<Text> texts(String key) {
        return told.getOrDefault(key, List.of());
    }

    private static List<Text> texts(List<Dispatch> held) {
        return held.stream().map(Text::of).toList();
    }
}
