/// The farewell of a node that stops. First it is not ready and lets nobody in; then its connections are closed with
/// 1001, a few at a time over a window, each with the time after which to come back; then the process ends. A second
/// signal ends it at once. Clients resume on another edge, so nothing is lost on the way. An operator's order drains in
/// the same way, but the process stays.
@NullMarked
package dev.guildwire.edge.drain;

import org.jspecify.annotations.NullMarked;
