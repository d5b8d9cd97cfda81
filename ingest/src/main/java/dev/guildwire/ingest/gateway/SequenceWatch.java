package dev.guildwire.ingest.gateway;

/// Follows `s` through the sessions of one shard. JDA shows a dispatch again after it had to hold it back for a guild
/// that was not set up yet, and never shows one that it could not read. Confined to JDA's reading thread.
final class SequenceWatch {

    private String session = "";
    private long last;

    /// A READY began a session.
    void begin(String newSession) {
        session = newSession;
        last = 0;
    }

    String session() {
        return session;
    }

    /// @return how many dispatches before this one were never shown, or -1 when this one was shown before
    long advanceTo(long sequence) {
        if (sequence <= last) {
            return -1;
        }
        var missed = sequence - last - 1;
        last = sequence;
        return missed;
    }
}
