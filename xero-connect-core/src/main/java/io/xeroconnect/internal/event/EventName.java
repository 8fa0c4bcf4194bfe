package io.xeroconnect.internal.event;

import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import java.util.function.BiConsumer;

/** Finds out what an event is called: the name of the listener's method that hears it. */
final class EventName implements ConnectionListener {
    private String name = "";

    private EventName() {}

    static String of(BiConsumer<ConnectionListener, ConnectionEvent> method, ConnectionEvent event) {
        EventName heard = new EventName();
        method.accept(heard, event);
        return heard.name;
    }

    @Override
    public void authorized(ConnectionEvent event) {
        name = "authorized";
    }

    @Override
    public void refreshed(ConnectionEvent event) {
        name = "refreshed";
    }

    @Override
    public void refreshFailed(ConnectionEvent event) {
        name = "refreshFailed";
    }

    @Override
    public void reauthorizationRequired(ConnectionEvent event) {
        name = "reauthorizationRequired";
    }

    @Override
    public void appRejected(ConnectionEvent event) {
        name = "appRejected";
    }

    @Override
    public void tenantDisconnected(ConnectionEvent event) {
        name = "tenantDisconnected";
    }

    @Override
    public void expiring(ConnectionEvent event) {
        name = "expiring";
    }

    @Override
    public void scopesRetiring(ConnectionEvent event) {
        name = "scopesRetiring";
    }

    @Override
    public void tenantSelected(ConnectionEvent event) {
        name = "tenantSelected";
    }

    @Override
    public void disconnected(ConnectionEvent event) {
        name = "disconnected";
    }
}
