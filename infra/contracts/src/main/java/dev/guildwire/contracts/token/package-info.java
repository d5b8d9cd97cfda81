/// The WebSocket token: made by rooms, checked by edges. Here are its claims and the keys' text form; signing and
/// checking are jjwt's, in the services.
@NullMarked
package dev.guildwire.contracts.token;

import org.jspecify.annotations.NullMarked;
