/// The backend link: `/link` on ingest's own port, where a backend reads every dispatch raw and gives commands
/// (gateway-link contract).
///
/// Any ingest serves any backend: events come from `discord.dispatch`, commands go to `discord.commands` and come back
/// on `discord.command-results`, whoever carried them out. Each backend has a reader of its own on the log, which goes
/// as fast as that backend takes what it gets: a slow one holds up nobody and needs no buffer here. A backend that
/// takes nothing at all for the stall limit is closed.
@NullMarked
package dev.guildwire.ingest.link;

import org.jspecify.annotations.NullMarked;
