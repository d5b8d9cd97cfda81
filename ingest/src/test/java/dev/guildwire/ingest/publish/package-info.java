@NullMarked
package dev.guildwire.ingest.publish;

import org.jspecify.annotations.NullMarked;
