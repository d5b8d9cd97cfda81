package dev.guildwire.load.journey;

import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.Session;

/// A step of ours in Gatling's chain that takes its time without holding a thread. The only class that knows Gatling's
/// inside.
final class AsyncStep implements ActionBuilder {

    /// What the step does. Called on the virtual user's event loop.
    @FunctionalInterface
    interface Work {
        void begin(Session session, Reporter reporter, Done done);
    }

    /// Lets the chain go on; may be called on any thread, once.
    @FunctionalInterface
    interface Done {
        void with(Session session);
    }

    /// Writes a request with its times into Gatling's own statistics, and so into its report.
    @FunctionalInterface
    interface Reporter {
        void report(Session session, String request, long startMillis, long endMillis);
    }

    private final String name;
    private final Work work;

    AsyncStep(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return new Builder();
    }

    private final class Builder implements io.gatling.core.action.builder.ActionBuilder {
        @Override
        public Action build(ScenarioContext context, Action next) {
            return new GatlingAction(name, work, context.coreComponents().statsEngine(), next);
        }
    }
}
