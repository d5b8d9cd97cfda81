/// What virtual users do, as Gatling chains, and how k6's executors become Gatling's injections.
@NullMarked
package dev.guildwire.load.journey;

import org.jspecify.annotations.NullMarked;
