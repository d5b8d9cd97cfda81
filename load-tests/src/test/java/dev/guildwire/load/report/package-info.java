@NullMarked
package dev.guildwire.load.report;

import org.jspecify.annotations.NullMarked;
