/// How often one address or one person may ask, counted in Redis, so that the limit is the same for all instances.
///
/// ```
/// guildwire:limit:<limit>:<subject>  string  when the subject will have used nothing (GCRA), microseconds
/// ```
@NullMarked
package dev.guildwire.rooms.limit;

import org.jspecify.annotations.NullMarked;
