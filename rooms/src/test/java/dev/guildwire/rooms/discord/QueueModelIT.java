package dev.guildwire.rooms.discord;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

class QueueModelIT {

    private static final int CHANNELS = 2;

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void queueWhateverHappensKeepsOrderAndLimitsAndLosesNothing(@ForAll("actions") List<Action> actions) {
        try (var model = new QueueModel()) {
            actions.forEach(action -> action.act.accept(model));
            model.drain();
        }
    }

    /// @param name what a failure report shows
    private record Action(String name, Consumer<QueueModel> act) {

        @Override
        public String toString() {
            return name;
        }
    }

    @Provide
    Arbitrary<List<Action>> actions() {
        return Arbitraries.frequencyOf(
                        Tuple.of(4, submissions()),
                        Tuple.of(4, Arbitraries.just(new Action("take", QueueModel::take))),
                        Tuple.of(4, successes()),
                        Tuple.of(1, onWorker("fail", QueueModel::fail)),
                        Tuple.of(1, onWorker("limit alone", QueueModel::limitAlone)),
                        Tuple.of(1, onWorker("die", QueueModel::die)),
                        Tuple.of(3, passing(0, 800)),
                        Tuple.of(1, passing(1000, 11_000)))
                .list()
                .ofMinSize(20)
                .ofMaxSize(150);
    }

    private Arbitrary<Action> submissions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, CHANNELS))
                .as((route, channel) ->
                        new Action("submit " + route + " " + channel, model -> model.submit(route, channel)));
    }

    private Arbitrary<Action> successes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2))
                .as((which, remaining) ->
                        new Action("succeed " + which + " " + remaining, model -> model.succeed(which, remaining)));
    }

    private Arbitrary<Action> onWorker(String name, ObjIntConsumer<QueueModel> act) {
        return Arbitraries.integers()
                .between(0, 3)
                .map(which -> new Action(name + " " + which, model -> act.accept(model, which)));
    }

    private Arbitrary<Action> passing(int from, int to) {
        return Arbitraries.integers()
                .between(from, to)
                .map(millis -> new Action("pass " + millis, model -> model.pass(millis)));
    }
}
