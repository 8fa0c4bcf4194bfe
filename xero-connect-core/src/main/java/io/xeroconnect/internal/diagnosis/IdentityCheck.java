package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.app.AppProbe;
import io.xeroconnect.internal.app.AppSettings;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.internal.wire.TokenProbe;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;

/**
 * What is asked of the identity host, with at most two requests:
 *
 * <ol>
 *   <li>A grant that is invalid on purpose, with the current secret, shows network, clock and app.
 *   <li>If the access token is due and the app is accepted, one refresh, under a claim like any other. If instead the
 *       current secret is refused and an older one is known, the refresh proves the older one; where none is due, a
 *       second invalid grant does.
 * </ol>
 *
 * A refresh that could need more than one request, because an earlier one is unfinished, is left to those who finish it.
 */
final class IdentityCheck {
    private final AppProbe probe;
    private final AccessTokenCheck accessToken;
    private final AppSettings apps;
    private final StatusRule status;
    private final Refresher refresher;

    IdentityCheck(
            AppProbe probe, AccessTokenCheck accessToken, AppSettings apps, StatusRule status, Refresher refresher) {
        this.probe = probe;
        this.accessToken = accessToken;
        this.apps = apps;
        this.status = status;
        this.refresher = refresher;
    }

    /** Adds network, clock and app, and refreshes if that is due; returns what came of it. */
    RefreshTry check(ConnectionRecord record, Patience patience, Results results) {
        Optional<XeroApp> app = status.nextApp(record);
        if (app.isEmpty()) {
            results.add(EnvironmentFinding.NETWORK_NOT_ASKED.result());
            results.add(ClockCheck.of(Optional.empty()));
            results.add(AppFinding.NOT_CHECKED.with("There is no app to ask with."));
            return RefreshTry.notTried("there is no app");
        }
        Optional<TokenProbe> answer = ask(app.get(), AppKey.of(app.get()), patience);
        results.add(NetworkCheck.of(answer));
        results.add(ClockCheck.of(answer));
        Optional<AppKey> older = AppKey.previousOf(app.get());
        boolean living = app.equals(status.livingApp(record));
        if (AppCheck.isSecretRefused(answer) && older.isPresent()) {
            return withOlderSecret(app.get(), older.get(), living, record, patience, results);
        }
        CheckResult judged = AppCheck.judge(app.get(), answer);
        results.add(judged);
        boolean accepted = judged.outcome() == Outcome.PASS;
        if (!living) {
            return besideWaitingApp(accepted, record, patience, results);
        }
        if (!accepted) {
            return RefreshTry.notTried("Xero did not accept the app in this test");
        }
        noteAccepted(app.get(), record, patience, results);
        return accessToken.refreshIfDue(record, patience);
    }

    private Optional<TokenProbe> ask(XeroApp app, AppKey key, Patience patience) {
        return patience.tryFor(() -> probe.ask(app, key));
    }

    /** What an earlier refusal left behind is taken back: in the record, and in this process. */
    private void noteAccepted(XeroApp app, ConnectionRecord record, Patience patience, Results results) {
        refresher.appAccepted(app);
        boolean olderKept = record.app().flatMap(XeroApp::previousSecret).isPresent();
        if (record.appProblem().isPresent() || olderKept) {
            StoreCheck.tryToStore(() -> apps.accepted(patience.key(), app), patience, results)
                    .ifPresent(refresher::publish);
        }
    }

    /** The living app was not asked about; with one secret its refresh is one request. */
    private RefreshTry besideWaitingApp(boolean accepted, ConnectionRecord record, Patience patience, Results results) {
        if (record.appProblem().isPresent()) {
            if (accepted) {
                results.add(AppFinding.LIVING_APP_REFUSED.result());
            }
            return RefreshTry.notTried("Xero last refused the living app");
        }
        boolean oneSecret =
                status.livingApp(record).flatMap(XeroApp::previousSecret).isEmpty();
        return accepted && oneSecret
                ? accessToken.refreshIfDue(record, patience)
                : RefreshTry.notTried("the living app was not asked about");
    }

    private RefreshTry withOlderSecret(
            XeroApp app, AppKey older, boolean living, ConnectionRecord record, Patience patience, Results results) {
        if (living && accessToken.isRefreshable(patience.key(), record)) {
            refresher.appRefused(app, AppRejectedException.Reason.SECRET_REJECTED);
            RefreshTry refresh = accessToken.refreshIfDue(record, patience);
            results.add(byRefresh(refresh).result());
            return refresh;
        }
        Optional<TokenProbe> answer = ask(app, older, patience);
        results.add(byOlderSecret(app, answer).result());
        return RefreshTry.notTried("only the older secret may work");
    }

    private static AppFinding byOlderSecret(XeroApp app, Optional<TokenProbe> answer) {
        if (AppCheck.isSecretRefused(answer)) {
            return AppFinding.SECRET_REJECTED;
        }
        boolean accepted = AppCheck.judge(app, answer).outcome() == Outcome.PASS;
        return accepted ? AppFinding.NEW_SECRET_NOT_ACCEPTED : AppFinding.OLDER_SECRET_UNKNOWN;
    }

    /** A refresh token is refused only after its app was accepted. */
    private static AppFinding byRefresh(RefreshTry refresh) {
        Optional<XeroConnectException> error = refresh.error();
        if (error.isEmpty() || error.get() instanceof ReauthorizationRequiredException) {
            return AppFinding.NEW_SECRET_NOT_ACCEPTED;
        }
        return error.get() instanceof AppRejectedException
                ? AppFinding.SECRET_REJECTED
                : AppFinding.OLDER_SECRET_UNKNOWN;
    }
}
