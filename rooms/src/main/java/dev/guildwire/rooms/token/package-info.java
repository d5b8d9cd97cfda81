/// WebSocket tokens: what a browser shows an edge to see one guild's events. A token is good for that guild and for as
/// long as its login session, and 15 minutes at most.
@NullMarked
package dev.guildwire.rooms.token;

import org.jspecify.annotations.NullMarked;
