package dev.guildwire.contracts.browser;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// Tells a browser what went wrong.
///
/// @param error one of the contract's texts, or a sentence that names what was wrong with a message
/// @param ts    Unix time in milliseconds
@JsonPropertyOrder({"v", "type", "error", "ts"})
public record ErrorMessage(int v, String type, String error, long ts) {

    public static ErrorMessage of(String error, long ts) {
        return new ErrorMessage(Auth.VERSION, "error", error, ts);
    }
}
