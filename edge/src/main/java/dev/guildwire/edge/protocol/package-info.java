/// The browser protocol of `/api/ws`, version 1: what a client may say and what it is answered. One
/// [Browser][dev.guildwire.edge.protocol.Browser] per connection brings tokens, fan-out and resume together.
///
/// Guarantee: until a token was accepted, a connection gets nothing but errors; whatever a client sends, it is
/// answered or closed, and never harms another.
@NullMarked
package dev.guildwire.edge.protocol;

import org.jspecify.annotations.NullMarked;
