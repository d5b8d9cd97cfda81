/// What this node says of itself to operators, and what they may tell it: every few seconds a report goes to
/// `node.reports`, and Redis is asked whether somebody ordered a drain. Nothing else depends on either; while Kafka or
/// Redis is away the node goes on and operators see it silent.
@NullMarked
package dev.guildwire.edge.node;

import org.jspecify.annotations.NullMarked;
