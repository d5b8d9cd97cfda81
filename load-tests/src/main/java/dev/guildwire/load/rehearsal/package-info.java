/// What operators do to a running installation, done under load while clients count: an edge added and another drained,
/// ingest killed, Kafka away. Whoever started this does it (`infra/deploy/rehearse.sh`); here are the clients, the
/// traffic and the verdict.
@NullMarked
package dev.guildwire.load.rehearsal;

import org.jspecify.annotations.NullMarked;
