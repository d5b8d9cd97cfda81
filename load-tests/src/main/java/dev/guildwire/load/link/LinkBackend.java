package dev.guildwire.load.link;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.load.fanout.wire.RealTime;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// A backend that looks at each event's guild and marker, and at nothing else. Written by the link's thread.
final class LinkBackend implements WebSocket.Listener {

    private static final String GUILD = "\"guildId\":\"";
    private static final String MARK = "T@";
    private static final int AT_ONCE = 64;

    private final Map<Long, Long> last = new ConcurrentHashMap<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile Histogram micros = new Histogram(3);
    private final LongAdder disorder = new LongAdder();
    private int asked;

    @Override
    public void onOpen(WebSocket socket) {
        asked = AT_ONCE;
        socket.request(AT_ONCE);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean end) {
        if (end && partial.isEmpty()) {
            see(data.toString());
        } else {
            partial.append(data);
            if (end) {
                see(partial.toString());
                partial.setLength(0);
            }
        }
        asked--;
        if (asked == 0) {
            asked = AT_ONCE;
            socket.request(AT_ONCE);
        }
        return null;
    }

    private void see(String message) {
        long guild = number(message, message.indexOf(GUILD) + GUILD.length());
        int mark = message.indexOf(MARK) + MARK.length();
        long sent = number(message, mark);
        long sequence = number(message, message.indexOf('#', mark) + 1);
        micros.recordValue(Math.max(1, (RealTime.nanos() - sent) / 1000));
        var before = last.put(guild, sequence);
        if (before != null && before + 1 != sequence) {
            disorder.increment();
        }
    }

    private static long number(String text, int from) {
        int end = from;
        while (Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Long.parseLong(text, from, end, 10);
    }

    boolean hasSeen(Map<GuildId, Long> all) {
        return all.entrySet().stream()
                .allMatch(entry -> last.getOrDefault(entry.getKey().value(), -1L) >= entry.getValue());
    }

    /// What was seen until now counts no more.
    void forget() {
        micros = new Histogram(3);
    }

    Histogram micros() {
        return micros;
    }

    long disorder() {
        return disorder.sum();
    }
}
