/// Discord's ids as types. A snowflake is an unsigned 64-bit number that JSON carries as a decimal string
/// (Discord, "API Reference: Snowflakes"); the types keep a guild's id from being passed where a user's is meant.
/// Anyone may use them; they hold no behaviour beyond parsing and printing.
@NullMarked
package dev.guildwire.contracts.id;

import org.jspecify.annotations.NullMarked;
