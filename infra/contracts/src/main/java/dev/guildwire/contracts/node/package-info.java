/// What nodes say of themselves, and what operators may tell them.
///
/// Every process (edge, ingest, rooms) writes a [dev.guildwire.contracts.node.NodeReport] to `node.reports` every few
/// seconds, keyed by its id, and a record without a value when it ends; one that was killed falls silent. An edge
/// drains when it finds a [dev.guildwire.contracts.node.DrainOrder] for itself in Redis.
@NullMarked
package dev.guildwire.contracts.node;

import org.jspecify.annotations.NullMarked;
