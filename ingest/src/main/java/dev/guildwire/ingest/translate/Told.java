package dev.guildwire.ingest.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What another session of the same shard published last, by guild and in its order.
///
/// Two sessions get the same dispatches of a guild in the same order, under numbers of their own, so a dispatch is
/// known by what it says and by its place: what the end of one list and the beginning of the other have in common was
/// told. Joins carry Discord's voice `session_id`, so only an update that changes nothing can be taken for another.
public final class Told {

    private record Text(String type, String payload) {}

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
        var texts = told.getOrDefault(key, List.of());
        var length = Math.min(texts.size(), held.size());
        while (!endsAsItBegins(texts, held, length)) {
            length--;
        }
        return length;
    }

    private static boolean endsAsItBegins(List<Text> texts, List<Dispatch> held, int length) {
        var end = texts.subList(texts.size() - length, texts.size());
        for (var i = 0; i < length; i++) {
            var dispatch = held.get(i);
            if (!end.get(i).equals(new Text(dispatch.type(), dispatch.payload()))) {
                return false;
            }
        }
        return true;
    }
}
