package dev.guildwire.contracts.browser;

import java.util.List;

/// The only message a browser sends: the first one on a connection, and again to prolong it.
///
/// `{"v":1,"type":"auth","token":"…","last":"…","ts":…}`
///
/// @param token the WebSocket token
/// @param last  ids of the last event frames seen, one per stream; on the wire a string, a list, or absent
public record Auth(String token, List<String> last) {

    public static final int VERSION = 1;
    public static final String TYPE = "auth";

    public Auth {
        last = List.copyOf(last);
    }
}
