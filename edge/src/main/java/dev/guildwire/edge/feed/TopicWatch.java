package dev.guildwire.edge.feed;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks from time to time whether topics have more partitions or were made anew, away from the thread that reads.
final class TopicWatch {

    private static final Logger LOG = LoggerFactory.getLogger("Internal");
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaProperties properties;
    private final CountDownLatch known = new CountDownLatch(1);
    private volatile @Nullable TopicLives lives;
    private volatile @Nullable Thread thread;

    TopicWatch(KafkaProperties properties) {
        this.properties = properties;
    }

    void start() {
        thread = Thread.ofPlatform().daemon().name("topic-watch").start(this::run);
    }

    void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    /// The lives of the topics as last seen; waits for the first look.
    TopicLives lives() throws InterruptedException {
        known.await();
        var seen = lives;
        if (seen == null) {
            throw new IllegalStateException("unknown after it was known");
        }
        return seen;
    }

    private void run() {
        try (var topics = new EventTopics(properties)) {
            while (true) {
                Thread.sleep(look(topics) ? properties.topicCheck() : PAUSE);
            }
        } catch (InterruptedException _) {
            LOG.debug("The topic watch ends");
        }
    }

    private boolean look(EventTopics topics) throws InterruptedException {
        try {
            lives = topics.lives();
            known.countDown();
            return true;
        } catch (KafkaException e) {
            LOG.warn("Kafka's topics could not be read: {}", String.valueOf(e.getCause()));
            return false;
        }
    }
}
