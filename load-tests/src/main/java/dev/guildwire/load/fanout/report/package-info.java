/// What a run found, and how it is shown: a table, JSON beside it, and a picture. Comparisons are ratios of what was
/// measured in the same round, and the median of the rounds counts, because the machine is never quiet.
@NullMarked
package dev.guildwire.load.fanout.report;

import org.jspecify.annotations.NullMarked;
