package io.xeroconnect.internal.keepalive;

import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.RetirementSteps;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import java.util.Optional;

/**
 * Warns before the broad scopes end that a connection depends on, once per step in a cluster: whoever writes the mark
 * tells it. One that holds them and does not depend on them is marked as well, so that it is not looked at again.
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
        Optional<Integer> step = RetirementSteps.begun(time.now())
                .filter(days -> stored.record().holdsBroadScopes())
                .filter(days -> isNews(stored.record().scopesWarnedDays(), days));
        return step.flatMap(days -> mark(stored, days));
    }

    private static boolean isNews(int last, int days) {
        return last == 0 || days < last;
    }

    private Optional<Stored> mark(Stored stored, int days) {
        Optional<Stored> marked = records.replace(stored, stored.record().with(f -> f.scopesWarnedDays(days)));
        marked.filter(ours -> !status.scopes(ours.record()).retiring().isEmpty())
                .ifPresent(ours -> events.tell(ConnectionListener::scopesRetiring, ours));
        return marked;
    }
}
