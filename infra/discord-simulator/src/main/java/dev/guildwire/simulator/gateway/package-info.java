/// Discord's gateway, version 10: sessions that outlive their connections, and connections that speak for them.
///
/// [Gateway] listens to the world, turns each change into a dispatch once, and gives it to the sessions that asked
/// for its kind; a [GatewaySession] numbers and keeps it for a RESUME; a [GatewayConnection] encodes and sends it.
/// Everything runs on the world's thread, so each client sees the changes in the order they were made.
@NullMarked
package dev.guildwire.simulator.gateway;

import org.jspecify.annotations.NullMarked;
