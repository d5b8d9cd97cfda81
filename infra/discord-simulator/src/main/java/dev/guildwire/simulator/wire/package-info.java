/// The world in Discord's JSON: field names, nulls and number formats as REST and gateway both use them.
///
/// Stateless; anyone may use it. Objects come out as new trees, so a caller may add to them.
@NullMarked
package dev.guildwire.simulator.wire;

import org.jspecify.annotations.NullMarked;
