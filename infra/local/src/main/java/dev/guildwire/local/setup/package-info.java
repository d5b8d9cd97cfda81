/// What has to be right before anything starts: one stack per folder, free ports, enough memory, built artifacts, and
/// secrets that stay the same from one start to the next. What is wrong is one line for the person who started it
/// ([dev.guildwire.local.option.UsageException]).
@NullMarked
package dev.guildwire.local.setup;

import org.jspecify.annotations.NullMarked;
