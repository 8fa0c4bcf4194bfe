package io.xeroconnect.internal.keepalive;

import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import java.util.Optional;

/** Warns 30, 14, 7 and 2 days before a connection ends, once per cluster: whoever writes the mark tells it. */
public final class ExpiryWarnings {
    private static final int[] DAYS = {2, 7, 14, 30};

    private final ConnectionRecords records;
    private final StatusRule status;
    private final Events events;
    private final Time time;

    /** Creates the warnings. */
    public ExpiryWarnings(ConnectionRecords records, StatusRule status, Events events, Time time) {
        this.records = records;
        this.status = status;
        this.events = events;
        this.time = time;
    }

    void afterFailure(Stored stored, XeroConnectException error) {
        Optional<Long> left = status.show(stored).daysLeft(time.now());
        if (left.isEmpty() || stored.record().refused()) {
            return;
        }
        for (int days : DAYS) {
            if (left.get() < days) {
                warn(stored, days, error);
                return;
            }
        }
    }

    private void warn(Stored stored, int days, XeroConnectException error) {
        int last = stored.record().warnedDays();
        if (last == 0 || days < last) {
            records.replace(stored, stored.record().with(f -> f.warnedDays(days)))
                    .ifPresent(warned -> events.tell(ConnectionListener::expiring, warned, error));
        }
    }
}
