package dev.guildwire.ingest.link;

import org.springframework.context.SmartLifecycle;

/// Sends backends away before the server stops, so that they come back to another node at once.
final class LinkDrain implements SmartLifecycle {

    private final LinkConnections connections;
    private volatile boolean running;

    LinkDrain(LinkConnections connections) {
        this.connections = connections;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        connections.closeAll(LinkCloseReason.GOING_AWAY);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
