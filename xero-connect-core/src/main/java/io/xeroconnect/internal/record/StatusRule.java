package io.xeroconnect.internal.record;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.ConnectionScopes;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Derives what may be shown about a connection from the facts that are stored: the one place where a status is made. */
public final class StatusRule {
    private final Optional<XeroApp> defaultApp;
    private final Optional<String> deployment;
    private final Set<Scope> wanted;
    private final Timings timings;
    private final Time time;
    private volatile @Nullable Comparison lastComparison;

    /** Creates the rule for a manager with this default app, name of its installation, and scopes to ask for. */
    public StatusRule(
            Optional<XeroApp> defaultApp, Optional<String> deployment, Set<Scope> wanted, Timings timings, Time time) {
        this.defaultApp = defaultApp;
        this.deployment = deployment;
        this.wanted = Set.copyOf(wanted);
        this.timings = timings;
        this.time = time;
    }

    /** Returns the app whose tokens live now: the connection's own, else the default. */
    public Optional<XeroApp> livingApp(ConnectionRecord record) {
        return record.app().or(() -> defaultApp);
    }

    /** Returns the app that the next consent is for: the one that waits, else the living one. */
    public Optional<XeroApp> nextApp(ConnectionRecord record) {
        return record.waitingApp().or(() -> livingApp(record));
    }

    /** Returns the app of this id, if it is the living one or the one that waits; tokens of any other one serve nobody. */
    public Optional<XeroApp> appOf(ConnectionRecord record, String clientId) {
        return Stream.of(record.waitingApp(), livingApp(record))
                .flatMap(Optional::stream)
                .filter(app -> app.clientId().equals(clientId))
                .findFirst();
    }

    /** Returns whether tokens of the app of this id may serve here. */
    public boolean isOurs(ConnectionRecord record, String clientId) {
        return appOf(record, clientId).isPresent();
    }

    /** The tokens of another deployment or app are not to be used here, and those that Xero refused not at all. */
    public boolean tokensMayBeUsed(ConnectionRecord record) {
        return switch (reason(record)) {
            case OK, SEVERAL_TENANTS, TENANT_GONE, TENANT_REFUSED -> true;
            case NO_APP,
                    NO_CONSENT,
                    CONSENT_UNFINISHED,
                    TENANT_TO_CONFIRM,
                    DISCONNECTED,
                    TOKEN_REFUSED,
                    APP_CHANGED,
                    COPIED_STORE,
                    SECRET_REJECTED,
                    GRANT_NOT_ALLOWED,
                    CUSTOM_CONNECTION_INACTIVE,
                    SCOPE_REFUSED -> false;
        };
    }

    /** Returns why the connection is as it is. */
    public StatusReason reason(ConnectionRecord record) {
        Optional<XeroApp> app = livingApp(record);
        if (nextApp(record).isEmpty()) {
            return StatusReason.NO_APP;
        }
        if (record.tokens().isEmpty()) {
            return withoutTokens(record);
        }
        if (app.filter(a -> a.clientId().equals(record.tokens().get().clientId()))
                .isEmpty()) {
            return StatusReason.APP_CHANGED;
        }
        if (isCopied(record)) {
            return StatusReason.COPIED_STORE;
        }
        if (record.refused()) {
            return StatusReason.TOKEN_REFUSED;
        }
        if (record.appProblem().isPresent()) {
            return reasonOf(record.appProblem().get());
        }
        if (record.tenantGone()) {
            return StatusReason.TENANT_GONE;
        }
        if (record.tenantRefused()) {
            return StatusReason.TENANT_REFUSED;
        }
        boolean oneTenantOnly = app.get().type() == XeroApp.Type.CUSTOM_CONNECTION;
        return oneTenantOnly || record.tenantId().isPresent() ? StatusReason.OK : StatusReason.SEVERAL_TENANTS;
    }

    /** Two installations that refresh one token set end in both losing it; a custom connection has nothing to lose. */
    private boolean isCopied(ConnectionRecord record) {
        boolean rotates = record.tokens().flatMap(TokenSet::refreshToken).isPresent();
        return rotates
                && deployment.isPresent()
                && record.deployment()
                        .filter(name -> !name.equals(deployment.get()))
                        .isPresent();
    }

    /** Returns whether the candidate belongs to another installation, which alone may use it. */
    public boolean isCopiedCandidate(ConnectionRecord record) {
        return deployment.isPresent()
                && record.candidate()
                        .flatMap(candidate -> candidate.deployment().or(record::deployment))
                        .filter(name -> !name.equals(deployment.get()))
                        .isPresent();
    }

    /** Returns the name of this installation. */
    public Optional<String> deployment() {
        return deployment;
    }

    /** Returns the organisation that waits for the owner's word, while it does. */
    public Optional<Tenant> tenantToConfirm(ConnectionRecord record) {
        return record.candidate()
                .filter(candidate -> time.millis() < candidate.endsAt())
                .flatMap(Candidate::chosen);
    }

    private StatusReason withoutTokens(ConnectionRecord record) {
        if (isCopiedCandidate(record)) {
            return StatusReason.COPIED_STORE;
        }
        if (tenantToConfirm(record).isPresent()) {
            return StatusReason.TENANT_TO_CONFIRM;
        }
        boolean refusedBeforeItsFirstUse = record.appProblem().isPresent()
                && record.candidate().filter(Candidate::isAdopted).isPresent();
        Optional<Candidate> toCheck = record.candidate().filter(Candidate::isToCheck);
        if (toCheck.isPresent() && !refusedBeforeItsFirstUse) {
            return isOurs(record, toCheck.get().tokens().clientId())
                    ? StatusReason.CONSENT_UNFINISHED
                    : StatusReason.APP_CHANGED;
        }
        if (record.appProblem().isPresent()) {
            return reasonOf(record.appProblem().get());
        }
        return record.disconnected() ? StatusReason.DISCONNECTED : StatusReason.NO_CONSENT;
    }

    private static StatusReason reasonOf(AppRejectedException.Reason problem) {
        return switch (problem) {
            case NO_APP, SHARED_APP -> StatusReason.NO_APP;
            case SECRET_REJECTED -> StatusReason.SECRET_REJECTED;
            case SCOPE_REFUSED -> StatusReason.SCOPE_REFUSED;
            case CUSTOM_CONNECTION_INACTIVE -> StatusReason.CUSTOM_CONNECTION_INACTIVE;
            case GRANT_NOT_ALLOWED, REQUEST_REFUSED -> StatusReason.GRANT_NOT_ALLOWED;
        };
    }

    private static ConnectionStatus statusOf(StatusReason reason) {
        return switch (reason) {
            case OK -> ConnectionStatus.CONNECTED;
            case NO_APP -> ConnectionStatus.APP_NEEDED;
            case NO_CONSENT, CONSENT_UNFINISHED, TENANT_TO_CONFIRM, DISCONNECTED -> ConnectionStatus.CONSENT_NEEDED;
            case SEVERAL_TENANTS -> ConnectionStatus.TENANT_CHOICE_NEEDED;
            case TENANT_GONE, TENANT_REFUSED -> ConnectionStatus.TENANT_DISCONNECTED;
            case TOKEN_REFUSED, APP_CHANGED, COPIED_STORE -> ConnectionStatus.REAUTHORIZATION_REQUIRED;
            case SECRET_REJECTED, GRANT_NOT_ALLOWED, CUSTOM_CONNECTION_INACTIVE, SCOPE_REFUSED ->
                ConnectionStatus.APP_REJECTED;
        };
    }

    /** Returns the connection as it may be shown. */
    public XeroConnection show(Stored stored) {
        ConnectionRecord record = stored.record();
        StatusReason reason = reason(record);
        List<Tenant> tenants =
                record.tenants().stream().map(KnownTenant::tenant).toList();
        Optional<Tenant> tenant = record.tenantId()
                .flatMap(id ->
                        tenants.stream().filter(t -> t.tenantId().equals(id)).findFirst());
        return new XeroConnection(
                stored.key(),
                statusOf(reason),
                reason,
                nextApp(record).map(XeroApp::clientId),
                tenant,
                tenant.map(Tenant::name).or(record::expectedName),
                tenants,
                tenantToConfirm(record),
                scopes(record),
                aliveUntil(record));
    }

    /** Returns what was granted, beside what this manager asks for. */
    public ConnectionScopes scopes(ConnectionRecord record) {
        return record.tokens().map(tokens -> compared(tokens, wanted(record))).orElse(ConnectionScopes.NONE);
    }

    /**
     * Most connections of a manager were granted the same.
     *
     * @param ended whether the broad scopes have ended, which alone makes a difference in time
     */
    private record Comparison(List<String> granted, Set<Scope> wanted, boolean ended, ConnectionScopes result) {}

    private ConnectionScopes compared(TokenSet tokens, Set<Scope> asked) {
        Instant now = time.now();
        boolean ended = BroadScope.hasEnded(now);
        Comparison last = lastComparison;
        if (last == null
                || last.ended != ended
                || !last.wanted.equals(asked)
                || !last.granted.equals(tokens.scopes())) {
            last = new Comparison(tokens.scopes(), asked, ended, ConnectionScopes.of(tokens.granted(), asked, now));
            lastComparison = last;
        }
        return last.result;
    }

    /** A custom connection stands for no person, so nothing can be granted about one. */
    private Set<Scope> wanted(ConnectionRecord record) {
        boolean custom = livingApp(record)
                .filter(app -> app.type() == XeroApp.Type.CUSTOM_CONNECTION)
                .isPresent();
        return custom
                ? wanted.stream()
                        .filter(scope -> !Scope.OF_A_PERSON.contains(scope))
                        .collect(Collectors.toSet())
                : wanted;
    }

    /** Returns the whole days that remain until the connection ends of idleness, empty if it does not. */
    public Optional<Long> daysLeft(ConnectionRecord record) {
        return aliveUntil(record)
                .map(end -> Math.max(0, Duration.between(time.now(), end).toDays()));
    }

    private Optional<Instant> aliveUntil(ConnectionRecord record) {
        return record.tokens()
                .filter(tokens -> tokens.refreshToken().isPresent())
                .map(tokens -> Instant.ofEpochMilli(
                        tokens.obtainedAt() + timings.idleLifetime().toMillis()));
    }
}
