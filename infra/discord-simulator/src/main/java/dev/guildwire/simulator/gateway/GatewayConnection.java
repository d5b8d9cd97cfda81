package dev.guildwire.simulator.gateway;

import dev.guildwire.simulator.fault.Fault;
import dev.guildwire.simulator.fault.Faults;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.http.Socket;
import dev.guildwire.simulator.http.SocketListener;
import dev.guildwire.simulator.wire.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One client's WebSocket: HELLO and heartbeats, IDENTIFY or RESUME, and what the session it then speaks for sends.
final class GatewayConnection implements SocketListener {

    /// A client that reads so slowly that this much waits for it is cut off.
    static final long MAX_PENDING_BYTES = 64L << 20;

    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;

    private final Gateway gateway;
    private final Faults faults;
    private final Request upgrade;
    private final FrameBudget budget = new FrameBudget();
    private Encoder encoder;
    private @Nullable Socket socket;
    private @Nullable GatewaySession session;
    private @Nullable String heldBack;
    private long lastHeartbeat;
    private boolean closing;

    GatewayConnection(Gateway gateway, Faults faults, Request upgrade) {
        this.gateway = gateway;
        this.faults = faults;
        this.upgrade = upgrade;
        this.encoder = Encoder.of(upgrade);
    }

    Optional<GatewaySession> session() {
        return Optional.ofNullable(session);
    }

    boolean silentSince(long millis) {
        return lastHeartbeat < millis;
    }

    @Override
    public void onOpen(Socket opened) {
        socket = opened;
        lastHeartbeat = gateway.now();
        gateway.opened(this);
        if (!List.of("", "9", "10").contains(upgrade.query("v").orElse(""))) {
            close(CloseCode.INVALID_API_VERSION);
        } else if (!upgrade.query("encoding").orElse("json").equals("json")) {
            close(CloseCode.DECODE_ERROR);
        } else if (!faults.happens(Fault.NoHello.class)) {
            var interval = gateway.options().heartbeatInterval().toMillis();
            send(Opcode.HELLO, "{\"heartbeat_interval\":" + interval + "}");
        }
    }

    @Override
    public void onText(String text) {
        if (closing) {
            return;
        }
        if (!budget.take(gateway.now())) {
            close(CloseCode.RATE_LIMITED);
        } else {
            on(ClientFrame.parse(text));
        }
    }

    /// A client that ends the connection normally does not want to resume; when we end it, it may.
    @Override
    public void onClose(int code) {
        boolean forGood = !closing && (code == NORMAL || code == GOING_AWAY);
        closing = true;
        encoder.end();
        gateway.closed(this, forGood);
    }

    private void on(ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Heartbeat _ -> heartbeat();
            case ClientFrame.Identify identify -> begin(() -> identify(identify));
            case ClientFrame.Resume resume -> begin(() -> resume(resume));
            case ClientFrame.UnknownOpcode _ -> close(CloseCode.UNKNOWN_OPCODE);
            case ClientFrame.Malformed _ -> close(CloseCode.DECODE_ERROR);
            case ClientFrame.PresenceUpdate _ -> identified();
            case ClientFrame.VoiceUpdate voice -> identified().ifPresent(_ -> gateway.moveBot(voice));
            case ClientFrame.RequestMembers request ->
                identified().ifPresent(s -> gateway.memberRequests().answer(s, request));
        }
    }

    private void heartbeat() {
        lastHeartbeat = gateway.now();
        if (!faults.happens(Fault.NoAck.class)) {
            send(Opcode.HEARTBEAT_ACK, "null");
        }
    }

    private void begin(Runnable beginning) {
        if (session == null) {
            beginning.run();
        } else {
            close(CloseCode.ALREADY_AUTHENTICATED);
        }
    }

    private void identify(ClientFrame.Identify identify) {
        switch (gateway.sessions().start(identify)) {
            case Sessions.Start.Started(var started) -> {
                encoder = identify.compress() ? encoder.withPayloadCompression() : encoder;
                speakFor(started);
                gateway.greeting().greet(started, "ws://" + upgrade.host() + Gateway.RESUME_PATH);
            }
            case Sessions.Start.Refused(var code) -> close(code);
            case Sessions.Start.TooFast _ -> send(Opcode.INVALID_SESSION, "false");
            case Sessions.Start.UsedUp _ -> gateway.endAll(CloseCode.AUTHENTICATION_FAILED);
        }
    }

    private void resume(ClientFrame.Resume resume) {
        switch (gateway.sessions().resume(resume)) {
            case Sessions.Resumption.Resumed(var resumed, var missed) -> {
                resumed.connection().ifPresent(old -> old.close(CloseCode.UNKNOWN_ERROR));
                speakFor(resumed);
                missed.forEach(dispatch -> send(dispatch.payload()));
                resumed.dispatch("RESUMED", "{}");
            }
            case Sessions.Resumption.Refused(var code) -> close(code);
            case Sessions.Resumption.Gone _ -> send(Opcode.INVALID_SESSION, "false");
        }
    }

    private void speakFor(GatewaySession begun) {
        session = begun;
        begun.connect(this);
    }

    private Optional<GatewaySession> identified() {
        if (session == null) {
            close(CloseCode.NOT_AUTHENTICATED);
        }
        return session();
    }

    /// What a fault does to this connection.
    void suffer(Fault.OnConnections fault) {
        switch (fault) {
            case Fault.DropSocket _ -> drop();
            case Fault.Reconnect _ -> send(Opcode.RECONNECT, "null");
            case Fault.InvalidSession f -> invalidate(f.resumable());
            case Fault.Close f -> close(f.code(), f.reason() == null ? "" : f.reason());
            case Fault.DuplicateDispatch _ ->
                session().flatMap(GatewaySession::last).ifPresent(last -> send(last.payload()));
            case Fault.Raw f -> send(f.payload().isString() ? f.payload().stringValue() : Json.text(f.payload()));
        }
    }

    private void invalidate(boolean resumable) {
        if (!resumable) {
            session().ifPresent(gateway::end);
        }
        send(Opcode.INVALID_SESSION, Boolean.toString(resumable));
    }

    /// Sends a dispatch, unless a fault says otherwise.
    void sendDispatch(String payload) {
        if (faults.happens(Fault.LoseDispatch.class)) {
            return;
        }
        if (heldBack == null && faults.happens(Fault.ReorderDispatch.class)) {
            heldBack = payload;
            return;
        }
        send(payload);
        if (heldBack != null) {
            send(heldBack);
            heldBack = null;
        }
    }

    void send(Opcode op, String data) {
        send("{\"op\":" + op.code() + ",\"d\":" + data + ",\"s\":null,\"t\":null}");
    }

    private void send(String payload) {
        if (!closing && socket != null) {
            encoder.send(socket, payload);
            if (socket.pendingBytes() > MAX_PENDING_BYTES) {
                drop();
            }
        }
    }

    void close(CloseCode code) {
        if (code.endsSession()) {
            session().ifPresent(gateway::end);
        }
        close(code.code(), code.text());
    }

    private void close(int code, String reason) {
        if (!closing && socket != null) {
            closing = true;
            socket.close(code, reason);
        }
    }

    private void drop() {
        if (socket != null) {
            closing = true;
            socket.drop();
        }
    }
}
