package dev.guildwire.load.fanout.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void usageWhenThisProcessWorksGrows() {
        var before = Usage.of(ProcessHandle.current().pid());

        await().until(() -> Usage.of(ProcessHandle.current().pid()).cpu().compareTo(before.cpu()) > 0);

        assertThat(before.residentKib()).isGreaterThan(10_000);
    }

    @Test
    void threadsWhenAskedForByNameAreCountedAlone() {
        long here = ProcessHandle.current().pid();
        var threads = ManagementFactory.getThreadMXBean();
        var worker = Thread.ofPlatform().daemon().name("worker-of-a-test").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                work(threads.getCurrentThreadCpuTime());
            }
        });

        await().until(() -> Usage.ofThreads(here, "worker-of-a-tes"::equals).isPositive());

        assertThat(Usage.ofThreads(here, _ -> false)).isZero();
        assertThat(Usage.ofThreads(here, "worker-of-a-tes"::equals))
                .isLessThanOrEqualTo(Usage.of(here).cpu());
        worker.interrupt();
    }

    @Test
    void machineWhenThisProcessWorksIsBusy() {
        var before = Machine.now();
        var threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();

        await().pollInSameThread().until(() -> work(threads.getCurrentThreadCpuTime() - begin));

        assertThat(Machine.now().busySince(before)).isBetween(0.01, 1.0);
    }

    /// Burns a little time; true after half a second of it.
    private static boolean work(long nanos) {
        long sum = 0;
        for (int i = 0; i < 20_000_000; i++) {
            sum += i ^ sum;
        }
        return sum != 1 && nanos > 300_000_000L;
    }
}
