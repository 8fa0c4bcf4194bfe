package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.error.XeroConnectException;
import java.util.Optional;

/**
 * What came of the one refresh that a test may make.
 *
 * @param error what it ended in; empty if it succeeded, was not due or was not tried
 * @param reason why it was not tried, or an empty text
 */
record RefreshTry(Optional<XeroConnectException> error, String reason) {
    static RefreshTry made(Optional<XeroConnectException> error) {
        return new RefreshTry(error, "");
    }

    static RefreshTry notTried(String because) {
        return new RefreshTry(Optional.empty(), because);
    }

    /** Returns one sentence for support. */
    String why() {
        return error.map(e -> "The refresh ended in " + e.getClass().getSimpleName() + ": " + e.getMessage())
                .orElseGet(() -> reason.isEmpty() ? "" : "No refresh was tried, because " + reason + ".");
    }
}
