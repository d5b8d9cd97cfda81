/// Discord's REST API, version 10, as far as the simulator plays it.
///
/// [RestApi] takes every request through the same steps: faults, authentication, rate limits, the route, and the log.
/// The `...Routes` classes each have the routes of one resource. A route that cannot do what is asked throws a
/// [Refusal]; [RestApi] alone turns it into Discord's error body.
@NullMarked
package dev.guildwire.simulator.rest;

import org.jspecify.annotations.NullMarked;
