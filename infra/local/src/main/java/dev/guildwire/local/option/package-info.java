/// What a person can choose about the local stack, by option or by environment variable, in one table that also
/// writes the help.
@NullMarked
package dev.guildwire.local.option;

import org.jspecify.annotations.NullMarked;
