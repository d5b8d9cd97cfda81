/// Tens of thousands of WebSocket clients in this JVM, on few threads. A [Swarm] opens connections for
/// [subscribers][Subscriber], each of which checks that it sees every event of its guild once and in order, and
/// measures how long each took from its marker. What a connection touches belongs to the thread of its
/// [loop][SwarmLoop]; a [Tally] is taken there and handed out.
@NullMarked
package dev.guildwire.load.fanout.swarm;

import org.jspecify.annotations.NullMarked;
