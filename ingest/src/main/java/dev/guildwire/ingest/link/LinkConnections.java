package dev.guildwire.ingest.link;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The backends linked to this node.
final class LinkConnections {

    private final Map<String, LinkStream> streams = new ConcurrentHashMap<>();

    int count() {
        return streams.size();
    }

    void add(String sessionId, LinkStream stream) {
        streams.put(sessionId, stream);
        stream.start();
    }

    void remove(String sessionId) {
        var stream = streams.remove(sessionId);
        if (stream != null) {
            stream.stop();
        }
    }

    void closeAll(LinkCloseReason reason) {
        streams.values().forEach(stream -> stream.connection().close(reason));
    }
}
