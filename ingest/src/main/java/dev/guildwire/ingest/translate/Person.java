package dev.guildwire.ingest.translate;

import org.jspecify.annotations.Nullable;

/// How a person is shown: Discord's user name, and the hash of the user's (not the guild's) avatar.
record Person(String username, @Nullable String avatar) {}
