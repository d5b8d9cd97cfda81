/// Real Kafka and Redis for tests and for the local stack: [EmbeddedKafka] and [EmbeddedRedis] run them in or
/// beside this JVM, [TestServers] hands every test of a JVM the same pair.
@NullMarked
package dev.guildwire.testsupport;

import org.jspecify.annotations.NullMarked;
