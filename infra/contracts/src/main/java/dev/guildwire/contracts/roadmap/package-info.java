/// The roadmap stream (roadmap-websocket contract). The four changes of the board are at the same time the values of
/// `roadmap.events`: rooms writes them, edges pass them on, and the board can be rebuilt from them.
@NullMarked
package dev.guildwire.contracts.roadmap;

import org.jspecify.annotations.NullMarked;
