@NullMarked
package dev.guildwire.ingest.gateway;

import org.jspecify.annotations.NullMarked;
