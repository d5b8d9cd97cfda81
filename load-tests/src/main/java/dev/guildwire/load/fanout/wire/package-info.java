/// The little of RFC 6455 and of HTTP's upgrade that both ends of the benchmark need, and the marker in each payload
/// by which latency and order are measured. Nothing here checks what a server must check: it is a ruler, made to
/// cost less than what it measures.
@NullMarked
package dev.guildwire.load.fanout.wire;

import org.jspecify.annotations.NullMarked;
