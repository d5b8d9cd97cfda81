/// One page that shows a run beside the one before and beside a stored baseline. Its input is k6's summary, so runs by
/// k6 can be compared as well.
@NullMarked
package dev.guildwire.load.report;

import org.jspecify.annotations.NullMarked;
