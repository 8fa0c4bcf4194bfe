package io.xeroconnect.internal.event;

import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners, one after the other; what one of them throws is logged and reaches nobody else. */
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<ConnectionListener> listeners;
    private final StatusRule status;
    private final History history;
    private final Time time;

    /** Creates the sender. */
    public Events(List<ConnectionListener> listeners, StatusRule status, History history, Time time) {
        this.listeners = List.copyOf(listeners);
        this.status = status;
        this.history = history;
        this.time = time;
    }

    /** Returns whether anybody listens. */
    public boolean areHeard() {
        return !listeners.isEmpty();
    }

    /** Tells good news about a connection as it is stored now. */
    public void tell(BiConsumer<ConnectionListener, ConnectionEvent> method, Stored stored) {
        send(method, stored, Optional.empty());
    }

    /** Tells bad news about a connection as it is stored now. */
    public void tell(
            BiConsumer<ConnectionListener, ConnectionEvent> method, Stored stored, XeroConnectException error) {
        send(method, stored, Optional.of(error));
    }

    private void send(
            BiConsumer<ConnectionListener, ConnectionEvent> method,
            Stored stored,
            Optional<XeroConnectException> error) {
        ConnectionEvent event = new ConnectionEvent(
                status.show(stored),
                time.now(),
                error,
                error.map(XeroConnectException::correlationId).orElse(""));
        history.note(EventName.of(method, event), event, stored.record());
        for (ConnectionListener listener : listeners) {
            try {
                method.accept(listener, event);
            } catch (RuntimeException | Error e) {
                LOG.error("A listener failed on an event of connection {}.", stored.key(), e);
            }
        }
    }
}
