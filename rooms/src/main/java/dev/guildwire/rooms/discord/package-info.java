/// The way to Discord's REST API with the bot's token. [DiscordRequests], or [DiscordRest] with a method per call,
/// takes a request in; any instance sends it; the caller gets a [DiscordResult]. Everything else is closed.
///
/// Guaranteed: requests of one route and top-level resource are sent one after the other, in order, repetitions
/// included. What was taken in outlives its instance. A request id has one result, kept for ten minutes. A request may
/// be sent twice if its instance dies meanwhile; messages carry a nonce, so that Discord shows them once.
///
/// A lane is a route and its top-level resource, `POST /channels/{channel_id}/messages#7`. A bucket is what shares a
/// limit: named like the lane until Discord names it, then `name#7`. The keys, all with the hash tag `{namespace}`:
///
/// | key | type | holds |
/// |---|---|---|
/// | `sequence` | counter | order of arrival, and names of leases |
/// | `payloads` | hash | request id: what is to be sent |
/// | `progress` | hash | request id: lane, guild, arrival, deadline, tries, last lease |
/// | `fifo` | sorted set, by text | `bucket\|guild\|arrival\|request id` of all that waits or is under way |
/// | `lanes` | sorted set | lane: how many wait |
/// | `homes` | hash | lane: the bucket that its requests wait in |
/// | `routes` | hash | route: Discord's name of its bucket |
/// | `turns` | sorted set | bucket that may go on: its turn |
/// | `guilds` | sorted set | guild: the turn its next bucket gets |
/// | `due` | sorted set | bucket: when to look at it again; end of lease, reset or hold |
/// | `leases` | hash | bucket: the lease it is under |
/// | `limits` | hash | bucket: remaining, reset, hold and its cause, guild served last |
/// | `slots` | sorted set | lease: when it stops to count against the global limit |
/// | `invalid` | sorted set | lease: when it brought an answer that counts towards a ban |
/// | `state` | hash | turn served last, global halt, refused token's fingerprint, next probe |
/// | `result:<request id>` | string, expires | the result |
///
/// Published: `done`, each result with its request id; `work`, that an instance without room took something in.
@NullMarked
package dev.guildwire.rooms.discord;

import org.jspecify.annotations.NullMarked;
