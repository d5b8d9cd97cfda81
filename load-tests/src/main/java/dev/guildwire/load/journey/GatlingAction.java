package dev.guildwire.load.journey;

import com.typesafe.scalalogging.Logger;
import dev.guildwire.load.journey.AsyncStep.Work;
import io.gatling.commons.stats.OK$;
import io.gatling.core.action.Action;
import io.gatling.core.stats.StatsEngine;
import io.gatling.javaapi.core.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import scala.Option;

/// [AsyncStep] as Gatling runs it.
final class GatlingAction implements Action {

    private final String name;
    private final Work work;
    private final StatsEngine statistics;
    private final Action next;
    private @Nullable Logger logger;

    GatlingAction(String name, Work work, StatsEngine statistics, Action next) {
        this.name = name;
        this.work = work;
        this.statistics = statistics;
        this.next = next;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void execute(io.gatling.core.session.Session session) {
        try {
            work.begin(new Session(session), this::report, after -> next.$bang(after.asScala()));
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(GatlingAction.class).error("{} failed", name, e);
            next.$bang(session.markAsFailed());
        }
    }

    private void report(Session session, String request, long startMillis, long endMillis) {
        var user = session.asScala();
        statistics.logResponse(
                user.scenario(),
                user.groups(),
                request,
                startMillis,
                endMillis,
                OK$.MODULE$,
                Option.empty(),
                Option.empty());
    }

    /// Gatling's actions carry a logger; the two methods are how Scala's compiler keeps such a field.
    @Override
    public Logger logger() {
        if (logger == null) {
            logger = com.typesafe.scalalogging.Logger$.MODULE$.apply(LoggerFactory.getLogger(GatlingAction.class));
        }
        return logger;
    }

    @Override
    public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger given) {
        logger = given;
    }
}
