/// Who may watch: tokens and what revokes them. Knows no connections; `protocol` asks, `feed` tells it of
/// revocations.
@NullMarked
package dev.guildwire.edge.auth;

import org.jspecify.annotations.NullMarked;
