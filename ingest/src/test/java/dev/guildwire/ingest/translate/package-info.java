@NullMarked
package dev.guildwire.ingest.translate;

import org.jspecify.annotations.NullMarked;
