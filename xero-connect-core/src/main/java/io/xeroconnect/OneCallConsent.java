package io.xeroconnect;

import io.xeroconnect.callback.AuthorizationCallback;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.callback.CallbackHandler;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.Parts;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Connects in one call: both legs of a consent through the owner's browser, or none for a custom connection. */
record OneCallConsent(Parts parts, Duration callerTimeout, Optional<CallbackHandler> callbackHandler) {
    XeroConnection authorize(ConnectionManager xero, ConnectionKey key) {
        boolean custom = parts.status
                .nextApp(working(key, () -> parts.records.find(key)).record())
                .filter(app -> app.type() == XeroApp.Type.CUSTOM_CONNECTION)
                .isPresent();
        return custom ? withoutConsent(key) : inBrowser(xero, key);
    }

    private XeroConnection inBrowser(ConnectionManager xero, ConnectionKey key) {
        CallbackHandler handler = callbackHandler.orElseThrow(() -> new AuthorizationFailedException(
                AuthorizationFailedException.Reason.NO_CALLBACK_HANDLER, ErrorContext.of(key)));
        AuthorizationRequest request = xero.beginAuthorization(key);
        AuthorizationCallback callback = handler.handle(request);
        // The handler itself is the browser's binding: the answer came back to the very call that began.
        return xero.completeAuthorization(callback.rawQuery(), request.bindingCookie());
    }

    private XeroConnection withoutConsent(ConnectionKey key) {
        parts.refresher.publish(working(key, () -> parts.apps.beginWithoutConsent(key)));
        parts.refresher.refresh(key, callerTimeout);
        Stored stored = working(key, () -> parts.records.find(key));
        parts.events.tell(ConnectionListener::authorized, stored);
        return parts.status.show(stored);
    }

    private Stored working(ConnectionKey key, Supplier<Stored> action) {
        return parts.workers.call(key, callerTimeout, action);
    }
}
