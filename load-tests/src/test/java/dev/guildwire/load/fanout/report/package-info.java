@NullMarked
package dev.guildwire.load.fanout.report;

import org.jspecify.annotations.NullMarked;
