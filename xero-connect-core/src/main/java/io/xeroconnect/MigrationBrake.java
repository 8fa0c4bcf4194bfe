package io.xeroconnect;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.migration.ConsentReason;
import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.model.XeroApp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows when going on would only hammer: an app that Xero refuses or limits is left alone at once, Xero and the store
 * after a few failures in a row. Thread-safe.
 */
final class MigrationBrake {
    private static final int MOST_IN_A_ROW = 50;
    private static final int WEIGHT = 10;

    /** Five that fail in every run must not keep each run from the rest. */
    private static final int WEIGHT_OF_BEGUN = 1;

    /** Without an app it is the manager's own. */
    private final Map<Optional<XeroApp>, String> apps = new HashMap<>();

    private final Map<Optional<XeroApp>, ConsentReason> noSwaps = new HashMap<>();
    private Optional<ConsentReason> noSwapAtAll = Optional.empty();
    private @Nullable String everything;
    private int inARow;

    /** Returns why this record is not to be tried. */
    synchronized Optional<String> against(LegacyConnection record) {
        return everything().or(() -> Optional.ofNullable(apps.get(record.app())));
    }

    /** Returns why none is to be tried any more. */
    synchronized Optional<String> everything() {
        return Optional.ofNullable(everything);
    }

    /** A record found Xero and the store reachable, or needs neither. */
    synchronized void succeeded() {
        inARow = 0;
    }

    /** @param begun whether an earlier run has tried this record */
    synchronized void failed(Optional<XeroApp> app, TemporarilyUnavailableException e, boolean begun) {
        switch (e.reason()) {
            case REFRESH_UNDER_WAY, INTERRUPTED -> {}
            case RATE_LIMITED -> {
                apps.put(app, MigrationStep.sentence(e));
                count(e, begun);
            }
            case UNREACHABLE, NO_ANSWER, SERVER_ERROR, DEADLINE_PASSED, CLOSED -> count(e, begun);
        }
    }

    synchronized void failed(Optional<XeroApp> app, AppRejectedException e) {
        inARow = 0;
        switch (e.reason()) {
            case SECRET_REJECTED, GRANT_NOT_ALLOWED, SCOPE_REFUSED -> apps.put(app, MigrationStep.sentence(e));
            // May be about this one record.
            case NO_APP, SHARED_APP, CUSTOM_CONNECTION_INACTIVE, REQUEST_REFUSED -> {}
        }
    }

    /**
     * @param begun whether an earlier run has tried this record
     * @param ofRecordOnly whether the store can be read otherwise
     */
    synchronized void failed(TokenStoreException e, boolean begun, boolean ofRecordOnly) {
        if (ofRecordOnly) {
            return;
        }
        switch (e.reason()) {
            case UNREADABLE, UNWRITABLE, SEALING_FAILED -> count(e, begun);
            case CORRUPT, NEWER_FORMAT, KEY_MISSING, NOT_OPENED, CONTENTION -> {}
        }
    }

    /** Returns why no token of OAuth 1.0a is to be sent any more, since the answer is known. */
    synchronized Optional<ConsentReason> againstSwap(Optional<XeroApp> app) {
        return noSwapAtAll.or(() -> Optional.ofNullable(noSwaps.get(app)));
    }

    synchronized void notSwapped(Optional<XeroApp> app, ConsentReason reason) {
        inARow = 0;
        switch (reason) {
            case ENDPOINT_GONE, CLOCK_WRONG -> noSwapAtAll = Optional.of(reason);
            case APP_REFUSED, APP_WITHOUT_SECRET -> noSwaps.put(app, reason);
            case PRIVATE_APP,
                    PUBLIC_APP,
                    TOKEN_EXPIRED,
                    TOKEN_REFUSED,
                    NOT_UNDERSTOOD,
                    RESULT_UNUSABLE,
                    DISCONNECTED,
                    SWAPPED_BEFORE -> {}
        }
    }

    private void count(XeroConnectException e, boolean begun) {
        inARow += begun ? WEIGHT_OF_BEGUN : WEIGHT;
        if (everything == null && inARow >= MOST_IN_A_ROW) {
            everything = MigrationStep.sentence(e);
        }
    }
}
