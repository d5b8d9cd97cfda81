package dev.guildwire.load.option;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Options, each with its value behind it.
public final class OptionPairs {

    private OptionPairs() {}

    /// @param known the names that there are
    /// @return values by names
    /// @throws IllegalArgumentException when there is no such option, or no value
    public static Map<String, String> of(List<String> arguments, Predicate<String> known) {
        var pairs = new HashMap<String, String>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!known.test(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("Not understood: " + arguments.get(i));
            }
            pairs.put(arguments.get(i), arguments.get(i + 1));
        }
        return pairs;
    }
}
