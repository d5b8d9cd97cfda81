package dev.guildwire.load.fanout.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A number that must not be above its limit. What could not be measured (NaN) does not meet it.
///
/// @param unit `x` for a ratio
public record Goal(String scenario, String what, double value, double limit, String unit) {

    @JsonProperty
    public boolean met() {
        return value <= limit;
    }
}
