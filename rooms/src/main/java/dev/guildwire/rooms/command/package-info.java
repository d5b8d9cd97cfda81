/// Backends' commands: read from `discord.commands`, handed to the queue of requests to Discord, answered on
/// `discord.command-results`. Nobody calls this package; Kafka does.
///
/// Guaranteed: the place in `discord.commands` moves on only behind commands whose answer is on Kafka. So an instance
/// that dies leaves them to another, which hands them in again; the queue knows them by their request id, does nothing
/// twice and tells the first result. The place may therefore lag behind as long as the oldest command waits. While
/// Redis is away commands wait in Kafka. What is past its deadline is not done and not answered: ingest has told the
/// backend so by itself, and an answer could meet somebody who has asked again meanwhile.
///
/// One thread reads and hands in, so that commands of one partition reach the queue in their order.
@NullMarked
package dev.guildwire.rooms.command;

import org.jspecify.annotations.NullMarked;
