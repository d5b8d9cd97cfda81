/// Programs of their own, looked after: started, watched for readiness, started again with growing pauses when they
/// end by themselves, and ended within a bounded time. None of them outlives this JVM.
@NullMarked
package dev.guildwire.local.process;

import org.jspecify.annotations.NullMarked;
