package dev.guildwire.load.roadmap;

import dev.guildwire.load.login.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// All who look at the board, on one thread, and how long each vote took to each of them. A message with a count tells
/// of every vote up to it that the viewer had not been told of; one's own is left out, because the API's answer tells
/// it.
final class Viewers implements AutoCloseable {

    private static final byte[] VOTE = "{\"type\":\"VOTE_UPDATE\",\"featureId\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COUNT = "\",\"voteCount\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PING = "{\"type\":\"PING\"}".getBytes(StandardCharsets.US_ASCII);
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;

    private final Ledger ledger;
    private final Map<ByteBuffer, Integer> features = new HashMap<>();
    private final Selector selector = Selector.open();
    private final List<Viewer> viewers = new ArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofPlatform().name("viewers").daemon().unstarted(this::run);

    // The thread's.
    private final Histogram micros = new Histogram(1, LONGEST_MICROS, DIGITS);
    private long messages;
    private @Nullable Throwable failure;

    /// What the viewers have seen.
    ///
    /// @param messages with votes, that came to all of them together
    record Seen(Histogram micros, long messages) {}

    Viewers(Ledger ledger, List<String> featureIds) throws IOException {
        this.ledger = ledger;
        for (var feature = 0; feature < featureIds.size(); feature++) {
            features.put(ByteBuffer.wrap(featureIds.get(feature).getBytes(StandardCharsets.US_ASCII)), feature);
        }
    }

    /// Connects everybody, each behind the version, and begins to read.
    void connect(InetSocketAddress edge, People people, String origin, long since) throws IOException {
        for (var person = 0; person < people.users().size(); person++) {
            var headers = "Origin: " + origin + "\r\nCookie: " + people.cookie(person);
            var viewer = Viewer.connect(edge, person, headers, since, ledger.features());
            viewers.add(viewer);
            viewer.socket().register(selector, SelectionKey.OP_READ, viewer);
        }
        thread.start();
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select(key -> read((Viewer) key.attachment()));
                for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    private void read(Viewer viewer) {
        try {
            var now = System.nanoTime();
            viewer.read(message -> on(viewer, message, now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void on(Viewer viewer, ByteBuffer message, long now) {
        if (startsWith(message, 0, VOTE)) {
            onVote(viewer, message, now);
        } else if (startsWith(message, 0, PING)) {
            try {
                viewer.answerPing();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void onVote(Viewer viewer, ByteBuffer message, long now) {
        var end = VOTE.length;
        while (message.get(end) != '"') {
            end++;
        }
        var feature = features.get(message.slice(VOTE.length, end - VOTE.length));
        if (feature == null || !startsWith(message, end, COUNT)) {
            throw new IllegalStateException("not understood: " + StandardCharsets.UTF_8.decode(message));
        }
        messages++;
        var count = number(message, end + COUNT.length);
        for (var each = viewer.count(feature) + 1; each <= count; each++) {
            if (ledger.voter(feature, each) != viewer.person()) {
                var taken = TimeUnit.NANOSECONDS.toMicros(now - ledger.sentNanos(feature, each));
                micros.recordValue(Math.clamp(taken, 1, LONGEST_MICROS));
            }
        }
        viewer.setCount(feature, count);
    }

    private static boolean startsWith(ByteBuffer text, int from, byte[] words) {
        return text.limit() >= from + words.length
                && text.slice(from, words.length).equals(ByteBuffer.wrap(words));
    }

    private static int number(ByteBuffer text, int from) {
        var number = 0;
        for (var at = from; text.get(at) >= '0' && text.get(at) <= '9'; at++) {
            number = number * 10 + text.get(at) - '0';
        }
        return number;
    }

    /// The own vote of a person, who may be looking on, was answered.
    void answered(int person, int feature, int count) {
        if (person < viewers.size()) {
            tasks.add(() -> viewers.get(person).setCount(feature, count));
        }
    }

    /// What was seen since the last time.
    Seen take() {
        return ask(() -> {
            var seen = new Seen(micros.copy(), messages);
            micros.reset();
            messages = 0;
            return seen;
        });
    }

    /// How many viewers do not see every feature's last count.
    long behind() {
        return ask(() -> viewers.stream().filter(this::isBehind).count());
    }

    private boolean isBehind(Viewer viewer) {
        for (var feature = 0; feature < ledger.features(); feature++) {
            if (viewer.count(feature) != ledger.votes(feature)) {
                return true;
            }
        }
        return false;
    }

    private <T> T ask(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        tasks.add(() -> answer.complete(question.get()));
        selector.wakeup();
        while (true) {
            try {
                return answer.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException _) {
                if (!thread.isAlive()) {
                    throw new IllegalStateException("the viewers ended", failure);
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var viewer : viewers) {
            viewer.socket().close();
        }
        selector.close();
    }
}
