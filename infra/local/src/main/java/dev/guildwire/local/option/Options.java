package dev.guildwire.local.option;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// What was chosen.
///
/// @param numbers one value for each [Option]
/// @param folder  where data, secrets and logs are
/// @param fresh   begin anew: what the folder holds is deleted first
/// @param bind    the address the load balancer listens on; everything else is on loopback only
public record Options(Map<Option, Integer> numbers, Path folder, boolean fresh, String bind) {

    public static final String DEFAULT_FOLDER = ".local";
    public static final String DEFAULT_BIND = "127.0.0.1";

    public Options {
        var complete = new EnumMap<Option, Integer>(Option.class);
        for (var option : Option.values()) {
            complete.put(option, numbers.getOrDefault(option, option.standard()));
        }
        numbers = Map.copyOf(complete);
        folder = folder.toAbsolutePath().normalize();
    }

    /// A copy with one number changed.
    public Options with(Option option, int value) {
        var changed = new EnumMap<>(numbers);
        changed.put(option, value);
        return new Options(changed, folder, fresh, bind);
    }

    public int number(Option option) {
        return numbers.getOrDefault(option, option.standard());
    }
}
