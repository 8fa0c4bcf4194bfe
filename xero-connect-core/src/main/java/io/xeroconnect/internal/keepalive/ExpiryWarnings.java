package io.xeroconnect.internal.keepalive;

import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import java.util.Optional;

/** Warns 30, 14, 7 and 2 days before a connection ends, each once per cluster. */
public final class ExpiryWarnings {
    private static final int[] DAYS = {2, 7, 14, 30};

    private final ToldOnce once;
    private final StatusRule status;
    private final Events events;
    private final Time time;

    /** Creates the warnings. */
    public ExpiryWarnings(ConnectionRecords records, StatusRule status, Events events, Time time) {
        this.once = new ToldOnce(records, ConnectionRecord::warned, ConnectionRecord.Fields::warned);
        this.status = status;
        this.events = events;
        this.time = time;
    }

    void afterFailure(Stored stored, XeroConnectException error) {
        Optional<Long> left = status.show(stored).daysLeft(time.now());
        if (left.isEmpty() || stored.record().refused() || !events.areHeard()) {
            return;
        }
        for (int days : DAYS) {
            if (left.get() < days) {
                once.tell(stored, days, warned -> events.tell(ConnectionListener::expiring, warned, error));
                return;
            }
        }
    }
}
