package dev.guildwire.contracts.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The one table of command names as they stand on the wire.
public enum CommandName {
    SEND_MESSAGE(LinkCommand.SendMessage.class),
    CREATE_VOICE_CHANNEL(LinkCommand.CreateVoiceChannel.class),
    EDIT_CHANNEL(LinkCommand.EditChannel.class),
    DELETE_CHANNEL(LinkCommand.DeleteChannel.class),
    CREATE_ROLE(LinkCommand.CreateRole.class),
    DELETE_ROLE(LinkCommand.DeleteRole.class),
    ADD_ROLE(LinkCommand.AddRole.class),
    REMOVE_ROLE(LinkCommand.RemoveRole.class),
    MOVE_MEMBER(LinkCommand.MoveMember.class),
    DISCONNECT_MEMBER(LinkCommand.DisconnectMember.class),
    GET_GUILD(LinkCommand.GetGuild.class),
    GET_MEMBER(LinkCommand.GetMember.class);

    private static final Map<String, CommandName> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CommandName::wire, Function.identity()));

    private final Class<? extends LinkCommand> type;

    CommandName(Class<? extends LinkCommand> type) {
        this.type = type;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Class<? extends LinkCommand> type() {
        return type;
    }

    public static CommandName of(LinkCommand command) {
        return Arrays.stream(values())
                .filter(name -> name.type.isInstance(command))
                .findFirst()
                .orElseThrow();
    }

    public static Optional<CommandName> find(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }
}
