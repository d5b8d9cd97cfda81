/// Where Redis is, and how connections to it behave. Every feature has its own keys and scripts; those that one script
/// touches share a hash tag, so that a Redis Cluster keeps them on one node.
@NullMarked
package dev.guildwire.rooms.redis;

import org.jspecify.annotations.NullMarked;
