/// The messages of `/api/ws` (browser-websocket contract, version 1). Edges read and write them; guildwire.js is
/// their other end. Event frames are not here: an edge builds them from bytes, without parsing a payload.
@NullMarked
package dev.guildwire.contracts.browser;

import org.jspecify.annotations.NullMarked;
