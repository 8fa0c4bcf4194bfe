package io.xeroconnect.internal.keepalive;

import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.RetirementSteps;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns before the broad scopes end that a connection depends on, each step once per cluster.
 *
 * <p>Which connections are concerned is for each manager to say, by the scopes that it asks for and the tokens that it may
 * use, and may change. So each looks over all of them from the first step on, every day, and in the last two days every
 * hour: what another one did without, or a later release needs, is told in time.
 */
public final class ScopeWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(ScopeWarnings.class);
    private static final int TRIES = 5;

    private final ConnectionRecords records;
    private final ToldOnce once;
    private final StatusRule status;
    private final Events events;
    private final Time time;
    private volatile long looked = Long.MIN_VALUE;

    /** Creates the warnings. */
    public ScopeWarnings(ConnectionRecords records, StatusRule status, Events events, Time time) {
        this.records = records;
        this.once = new ToldOnce(records, ConnectionRecord::scopesWarned, ConnectionRecord.Fields::scopesWarned);
        this.status = status;
        this.events = events;
        this.time = time;
    }

    /** Returns the look that is due. A warning that nobody hears is left to a manager whose listeners hear it. */
    Optional<Long> dueLook() {
        return RetirementSteps.look(time.now()).filter(look -> look != looked && events.areHeard());
    }

    /** Takes a look over all connections. Returns its number, unless it has to be taken again. */
    long look(long number) {
        records.forEach(this::lookQuietly);
        looked = number;
        return number;
    }

    private void lookQuietly(Stored found) {
        try {
            Stored now = found;
            for (int i = 0; i < TRIES && !look(now); i++) {
                now = records.find(found.key());
            }
        } catch (XeroConnectException e) {
            LOG.warn("{}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Unexpected failure in the warning of connection {}.", found.key(), e);
        }
    }

    /** Returns false if somebody has written in between. */
    private boolean look(Stored now) {
        Optional<Integer> step = RetirementSteps.begun(time.now()).filter(days -> isConcerned(now.record()));
        return step.isEmpty()
                || once.tell(now, step.get(), told -> events.tell(ConnectionListener::scopesRetiring, told));
    }

    private boolean isConcerned(ConnectionRecord record) {
        return status.tokensMayBeUsed(record)
                && !status.scopes(record).retiring().isEmpty();
    }
}
