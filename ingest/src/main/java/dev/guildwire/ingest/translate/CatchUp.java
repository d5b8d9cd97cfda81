package dev.guildwire.ingest.translate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a listening session has still to hear of what another session of its shard published. Discord sends to each for
/// itself, so this one may be behind. Not thread-safe.
public final class CatchUp {

    private final Map<String, Told.Text> awaited = new HashMap<>();

    /// @param held what this session said so far, from its READY on
    /// @param told what the other session published since before that READY; it publishes no more
    public CatchUp(List<Dispatch> held, Told told) {
        Takeover.byKey(held)
                .forEach((key, dispatches) -> told.beyond(key, dispatches).ifPresent(last -> awaited.put(key, last)));
    }

    /// This session said more.
    public void hear(Dispatch dispatch) {
        awaited.remove(dispatch.key(), Told.Text.of(dispatch));
    }

    public boolean isDone() {
        return awaited.isEmpty();
    }
}
