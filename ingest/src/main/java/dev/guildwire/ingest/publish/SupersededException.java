package dev.guildwire.ingest.publish;

/// Another process owns the shard: this one must not publish for it any more.
public final class SupersededException extends RuntimeException {}
