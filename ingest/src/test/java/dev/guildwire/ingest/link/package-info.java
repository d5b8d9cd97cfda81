@NullMarked
package dev.guildwire.ingest.link;

import org.jspecify.annotations.NullMarked;
