/// What the command lines of load tests and benchmarks have in common.
@NullMarked
package dev.guildwire.load.option;

import org.jspecify.annotations.NullMarked;
