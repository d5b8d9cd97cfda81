package dev.guildwire.contracts.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The one table of event names as they stand on the wire (browser-websocket contract, "Event Types").
public enum EventName {
    VOICE_JOINED("voice.joined", VoiceJoined.class),
    VOICE_LEFT("voice.left", VoiceLeft.class),
    ROOM_CREATED("room.created", RoomCreated.class),
    ROOM_UPDATED("room.updated", RoomUpdated.class),
    ROOM_EXPIRING("room.expiring", RoomExpiring.class),
    ROOM_DELETED("room.deleted", RoomDeleted.class),
    STREAM_GAP("stream.gap", StreamGap.class),
    SESSION_REVOKED("session.revoked", SessionRevoked.class),
    USER_REVOKED("user.revoked", UserRevoked.class),
    MEMBERSHIP_LOST("membership.lost", MembershipLost.class);

    private static final Map<String, EventName> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventName::wire, Function.identity()));
    private static final Map<Class<?>, EventName> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventName::type, Function.identity()));

    private final String wire;
    private final Class<? extends Event> type;

    EventName(String wire, Class<? extends Event> type) {
        this.wire = wire;
        this.type = type;
    }

    public String wire() {
        return wire;
    }

    public Class<? extends Event> type() {
        return type;
    }

    /// Empty for a name this build does not know; a reader counts such a record and goes on.
    public static Optional<EventName> find(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }

    public static EventName of(Event event) {
        var name = BY_TYPE.get(event.getClass());
        if (name == null) {
            throw new IllegalStateException(
                    "no wire name for " + event.getClass().getName());
        }
        return name;
    }
}
