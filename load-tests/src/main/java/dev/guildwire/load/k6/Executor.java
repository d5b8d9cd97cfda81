package dev.guildwire.load.k6;

import java.time.Duration;
import java.util.List;

/// How a scenario's iterations are spread over virtual users and time.
public sealed interface Executor {

    /// As many virtual users as are in the middle of an iteration at once, at most.
    int maxVus();

    /// When the last iteration begins at the latest, from the scenario's own start.
    Duration length();

    /// Each user begins anew when an iteration ends, until the time is over.
    record ConstantVus(int vus, Duration duration) implements Executor {
        @Override
        public int maxVus() {
            return vus;
        }

        @Override
        public Duration length() {
            return duration;
        }
    }

    record RampingVus(int startVus, List<Stage> stages) implements Executor {
        public RampingVus {
            stages = List.copyOf(stages);
        }

        @Override
        public int maxVus() {
            return highest(startVus, stages);
        }

        @Override
        public Duration length() {
            return total(stages);
        }
    }

    record PerVuIterations(int vus, int iterations, Duration maxDuration) implements Executor {
        @Override
        public int maxVus() {
            return vus;
        }

        @Override
        public Duration length() {
            return maxDuration;
        }
    }

    /// Whoever is free takes the next iteration.
    record SharedIterations(int vus, int iterations, Duration maxDuration) implements Executor {
        @Override
        public int maxVus() {
            return vus;
        }

        @Override
        public Duration length() {
            return maxDuration;
        }
    }

    /// Iterations begin at a rate, whatever becomes of the earlier ones.
    ///
    /// @param maxVus iterations that would need more are dropped and counted
    record ConstantArrivalRate(int rate, Duration timeUnit, Duration duration, int maxVus) implements Executor {
        @Override
        public Duration length() {
            return duration;
        }
    }

    record RampingArrivalRate(int startRate, Duration timeUnit, List<Stage> stages, int maxVus) implements Executor {
        public RampingArrivalRate {
            stages = List.copyOf(stages);
        }

        @Override
        public Duration length() {
            return total(stages);
        }
    }

    private static int highest(int start, List<Stage> stages) {
        return Math.max(start, stages.stream().mapToInt(Stage::target).max().orElse(0));
    }

    private static Duration total(List<Stage> stages) {
        return stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
    }
}
