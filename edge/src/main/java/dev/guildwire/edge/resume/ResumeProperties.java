package dev.guildwire.edge.resume;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param readers     reads of older events at once; more wait
/// @param mostRecords how far back a read may begin, in records of all guilds of the partition; a client that was
///                    away for longer gets `resumed:false`
/// @param mostBytes   how much a guild's missed events may be; at more, clients get `resumed:false`
/// @param timeout     how long a read may take; then clients get `resumed:false`
/// @param patience    how long a client that is ahead of this edge waits for it; then it gets `resumed:false`
@ConfigurationProperties("guildwire.resume")
public record ResumeProperties(
        @DefaultValue("2") int readers,
        @DefaultValue("200000") long mostRecords,
        @DefaultValue("8MB") DataSize mostBytes,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("3s") Duration patience) {}
