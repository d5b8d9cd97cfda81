/// The command line of the load tests, and one run from its options to its exit code.
@NullMarked
package dev.guildwire.load.command;

import org.jspecify.annotations.NullMarked;
