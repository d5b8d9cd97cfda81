package dev.guildwire.link;

import tools.jackson.databind.JsonNode;

/// One dispatch of Discord's gateway.
///
/// @param name    Discord's, such as `VOICE_STATE_UPDATE`
/// @param payload the dispatch's `d`, raw
/// @param id      names it for good: the same event that comes again has the same id
/// @param ts      when it came from Discord, Unix time in milliseconds
public record LinkEvent(String name, JsonNode payload, String id, long ts) {}
