package dev.guildwire.link;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Who wants which events. A handler that throws is complained about and does not end the link.
final class EventHandlers {

    private static final System.Logger log = System.getLogger(LinkClient.class.getName());

    /// No dispatch has this name, so it asks for none.
    private static final Set<String> NONE = Set.of("NONE");

    private final Map<String, List<Consumer<LinkEvent>>> byName;
    private final List<Consumer<LinkEvent>> forAll;
    private final Runnable onGap;

    EventHandlers(Map<String, List<Consumer<LinkEvent>>> byName, List<Consumer<LinkEvent>> forAll, Runnable onGap) {
        this.byName = byName.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
        this.forAll = List.copyOf(forAll);
        this.onGap = onGap;
    }

    /// What to ask the link for; empty means everything.
    Set<String> names() {
        if (!forAll.isEmpty()) {
            return Set.of();
        }
        return byName.isEmpty() ? NONE : byName.keySet();
    }

    void handle(LinkEvent event) {
        byName.getOrDefault(event.name(), List.of()).forEach(handler -> guarded(() -> handler.accept(event)));
        forAll.forEach(handler -> guarded(() -> handler.accept(event)));
    }

    void gap() {
        guarded(onGap);
    }

    private static void guarded(Runnable handler) {
        try {
            handler.run();
        } catch (RuntimeException bug) {
            log.log(System.Logger.Level.ERROR, "An event's handler failed", bug);
        }
    }
}
