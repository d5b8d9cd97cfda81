/// Whether this edge delivers. Readiness is asked by load balancers; liveness is the process alone.
@NullMarked
package dev.guildwire.edge.health;

import org.jspecify.annotations.NullMarked;
