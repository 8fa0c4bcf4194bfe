package io.xeroconnect.wizard;

import io.xeroconnect.error.XeroConnectException;

/** Where Xero sends the browser back; loaded again, it shows the same outcome. */
final class CallbackPage {
    private final Parts parts;
    private final Outcome outcome;

    CallbackPage(Parts parts) {
        this.parts = parts;
        this.outcome = new Outcome(parts);
    }

    PageResponse answer(PageRequest request) {
        if (!request.method().equals("GET")) {
            throw Refusal.method();
        }
        try {
            return outcome.connected(parts.xero().completeAuthorization(request.rawQuery(), request.header("Cookie")));
        } catch (XeroConnectException e) {
            return outcome.failed(e);
        }
    }
}
