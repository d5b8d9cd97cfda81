/// The roadmap stream, `/api/roadmap/ws`: what changes on the board, to everyone who looks at it (roadmap-websocket
/// contract). A session cookie admits; the session is looked up again every few minutes and at once when it may have
/// ended.
///
/// [RoadmapStream][dev.guildwire.edge.roadmap.RoadmapStream] is one thread that puts changes, joins and leaves in one
/// order: it remembers what became of each feature, puts votes together and hands messages to the lanes, which write.
/// Guarantee: a viewer that joined behind a version gets the newest state of every feature that changed after it, in
/// the end, however much was put together on the way. The package `feed` calls it; nothing else does.
@NullMarked
package dev.guildwire.edge.roadmap;

import org.jspecify.annotations.NullMarked;
