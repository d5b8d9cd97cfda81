/// What a run counts and times, in k6's four kinds of metric; whether it met its thresholds; and the summary that
/// `k6 run --summary-export` would have written.
@NullMarked
package dev.guildwire.load.metric;

import org.jspecify.annotations.NullMarked;
