package io.xeroconnect.acceptance.recipes;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.keepalive.KeepAliveReport;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Lets db-scheduler run the keep-alive, on one server at a time. Build the manager with {@code keepAlive(Duration.ZERO)}, so
 * that it does not sweep by itself too. A product without a scheduler needs none of this: the manager's own sweeps are safe
 * on every server at once.
 */
public final class KeepAliveTask {
    /** A refresh whose answer was lost is recovered by a sweep, and Xero allows 30 minutes for it. */
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(5);

    /**
     * db-scheduler gives the task of a dead server to another one after six missed heartbeats. Its default of five minutes
     * would make that 30 minutes, which is too late.
     */
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);

    private KeepAliveTask() {}

    /**
     * Returns the task.
     *
     * @param failed hears of each connection that a sweep could not keep alive, after every such sweep
     */
    public static RecurringTask<Void> of(ConnectionManager xero, Consumer<KeepAliveReport.Entry> failed) {
        return Tasks.recurring("xero-keep-alive", FixedDelay.of(BETWEEN_SWEEPS)).execute((task, context) -> {
            // What it throws, for example because the store is down, db-scheduler logs and tries again at the next
            // time.
            xero.keepAlive().entries().stream()
                    .filter(entry -> entry.outcome() == KeepAliveReport.Outcome.FAILED)
                    .forEach(failed);
        });
    }

    /**
     * Returns a scheduler that runs it, on every server; a product that has one adds the task and the heartbeat to it.
     *
     * @param database with db-scheduler's table
     */
    public static Scheduler scheduler(DataSource database, RecurringTask<Void> task) {
        return Scheduler.create(database)
                .startTasks(List.of(task))
                .heartbeatInterval(HEARTBEAT)
                .build();
    }
}
