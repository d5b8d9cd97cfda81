/// k6's language: options as `k6 run --config` takes them, and what they mean. Whatever an option asks for and this
/// runner cannot do is refused by name, never passed over, so that a file means the same load to both tools.
@NullMarked
package dev.guildwire.load.k6;

import org.jspecify.annotations.NullMarked;
