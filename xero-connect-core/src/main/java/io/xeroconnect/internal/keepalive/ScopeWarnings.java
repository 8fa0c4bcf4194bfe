package io.xeroconnect.internal.keepalive;

import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.RetirementSteps;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import java.util.Optional;

/**
 * Warns before the broad scopes end that a connection depends on, once per step in a cluster: whoever writes the mark
 * tells it. Where there is nothing to tell, since this manager does without them or the tokens are not to be used here,
 * the step is passed over under a mark of its own, so that nobody looks for this reason again. That mark keeps no other
 * manager, later release or repaired connection from telling the step.
 */
public final class ScopeWarnings {
    private final ConnectionRecords records;
    private final StatusRule status;
    private final Events events;
    private final Time time;

    /** Creates the warnings. */
    public ScopeWarnings(ConnectionRecords records, StatusRule status, Events events, Time time) {
        this.records = records;
        this.status = status;
        this.events = events;
        this.time = time;
    }

    /** Tells the step that has begun, if there is one to tell; returns what was written for that. */
    Optional<Stored> look(Stored stored) {
        ConnectionRecord record = stored.record();
        return RetirementSteps.begun(time.now())
                .filter(days -> record.holdsBroadScopes())
                .map(days -> isConcerned(record) ? days : -days)
                .filter(mark -> isNews(record.scopesWarnedDays(), mark))
                .flatMap(mark -> write(stored, mark));
    }

    private boolean isConcerned(ConnectionRecord record) {
        return status.tokensMayBeUsed(record)
                && !status.scopes(record).retiring().isEmpty();
    }

    private static boolean isNews(int last, int mark) {
        boolean passedOver = last < 0 && mark == -last;
        return last == 0 || passedOver || Math.abs(mark) < Math.abs(last);
    }

    private Optional<Stored> write(Stored stored, int mark) {
        Optional<Stored> marked = records.replace(stored, stored.record().with(f -> f.scopesWarnedDays(mark)));
        marked.filter(any -> mark > 0).ifPresent(ours -> events.tell(ConnectionListener::scopesRetiring, ours));
        return marked;
    }
}
