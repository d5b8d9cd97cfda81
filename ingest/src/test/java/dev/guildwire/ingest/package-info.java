@NullMarked
package dev.guildwire.ingest;

import org.jspecify.annotations.NullMarked;
