package dev.guildwire.rooms.command;

import dev.guildwire.contracts.link.CommandName;
import dev.guildwire.contracts.link.CommandResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Figures of backends' commands on this instance. Without restarts or changes of partitions:
///
/// - read = sum of answers + nobody + open
///
/// | meter | meaning |
/// |---|---|
/// | `guildwire.commands.read` | commands read from Kafka |
/// | `guildwire.commands.answers{command,code}` | answers on Kafka; `OK` or an error code |
/// | `guildwire.commands.nobody` | commands nobody waits for any more, or that cannot be read |
/// | `guildwire.commands.again` | times a command was handed in again, as while Redis was away |
/// | `guildwire.commands.open` | commands not answered yet |
final class CommandMetrics {

    private static final String PREFIX = "guildwire.commands.";

    private final MeterRegistry registry;
    private final Counter read;
    private final Counter nobody;
    private final Counter again;

    CommandMetrics(MeterRegistry registry, OpenCommands open) {
        this.registry = registry;
        this.read = registry.counter(PREFIX + "read");
        this.nobody = registry.counter(PREFIX + "nobody");
        this.again = registry.counter(PREFIX + "again");
        registry.gauge(PREFIX + "open", open, OpenCommands::count);
    }

    void read(int count) {
        read.increment(count);
    }

    void answered(String command, CommandResult result) {
        var name = CommandName.find(command).map(CommandName::wire).orElse("unknown");
        var code = result.code();
        registry.counter(PREFIX + "answers", "command", name, "code", code == null ? "OK" : code.name())
                .increment();
    }

    void nobody() {
        nobody.increment();
    }

    void again() {
        again.increment();
    }
}
