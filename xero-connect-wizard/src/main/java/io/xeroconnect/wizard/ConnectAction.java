package io.xeroconnect.wizard;

import io.xeroconnect.callback.AuthorizationRequest;

/** Begins a consent and sends the browser to the start page on the callback's host. */
final class ConnectAction {
    private final Parts parts;

    ConnectAction(Parts parts) {
        this.parts = parts;
    }

    PageResponse send(Visit visit) {
        AuthorizationRequest request = parts.xero().beginAuthorization(visit.key());
        return parts.goTo(request.startUri(parts.at().start()) + "&" + StartPage.AT_ONCE);
    }
}
