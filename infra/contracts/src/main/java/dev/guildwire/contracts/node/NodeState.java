package dev.guildwire.contracts.node;

/// How a node is, in one word.
public enum NodeState {
    /// It does its work.
    READY,
    /// It does its work, but something it needs is away; that heals by itself.
    DEGRADED,
    /// It does not do its work.
    DOWN,
    /// It takes nothing on any more and hands over what it has.
    DRAINING,
    /// It has said nothing for a while. Never said by a node itself.
    SILENT
}
