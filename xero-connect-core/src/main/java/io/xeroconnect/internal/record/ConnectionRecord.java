package io.xeroconnect.internal.record;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is stored about one connection. Facts only: the status is derived from them. Immutable;
 * {@link #with} makes a changed copy.
 */
public final class ConnectionRecord {
    /** A record about which nothing is known yet. */
    public static final ConnectionRecord EMPTY = new ConnectionRecord(new Fields());

    private final Fields fields;

    private ConnectionRecord(Fields fields) {
        this.fields = fields;
    }

    /** Returns a copy with some facts changed. */
    public ConnectionRecord with(Consumer<Fields> change) {
        Fields copy = new Fields(fields);
        change.accept(copy);
        copy.shareTexts();
        return new ConnectionRecord(copy);
    }

    /** Returns the customer's own app; empty if the manager's default serves. */
    public Optional<XeroApp> app() {
        return Optional.ofNullable(fields.app);
    }

    /** Returns an app with another client id that waits beside the living one until its consent succeeds. */
    public Optional<XeroApp> waitingApp() {
        return Optional.ofNullable(fields.waitingApp);
    }

    /** Returns the living token set. */
    public Optional<TokenSet> tokens() {
        return Optional.ofNullable(fields.tokens);
    }

    /** Returns the counter of the token set: epoch milliseconds of its promotion; only grows. */
    public long generation() {
        return fields.generation;
    }

    /** Returns the right to refresh that somebody holds or has abandoned. */
    public Optional<Lease> lease() {
        return Optional.ofNullable(fields.lease);
    }

    /** Returns when the first of the attempts began that have not ended yet, in epoch milliseconds. */
    public Optional<Long> unfinishedSince() {
        return Optional.ofNullable(fields.unfinishedSince);
    }

    /** Returns when an unfinished refresh that nobody holds is to be tried again, in epoch milliseconds. */
    public long retryAt() {
        return fields.retryAt;
    }

    /** Returns the refresh tokens that were sent and are not yet superseded for certain, newest first. */
    public List<Spent> spent() {
        return fields.spent;
    }

    /** Returns a rotated token set whose commit was fenced, usable if the living one is refused. */
    public Optional<TokenSet> orphan() {
        return Optional.ofNullable(fields.orphan);
    }

    /** Returns when one more refresh is owed, in epoch milliseconds. */
    public Optional<Long> confirmAt() {
        return Optional.ofNullable(fields.confirmAt);
    }

    /** Returns a token set that waits for its check. */
    public Optional<Candidate> candidate() {
        return Optional.ofNullable(fields.candidate);
    }

    /** Returns the token set of another program that waits for what is in its place to fail, or for its own refresh. */
    public Optional<Candidate> aside() {
        return Optional.ofNullable(fields.aside);
    }

    /** Returns the tenants as Xero last listed them. */
    public List<KnownTenant> tenants() {
        return fields.tenants;
    }

    /** Returns the tenant that calls go to, and that a new consent is expected to bring. */
    public Optional<String> tenantId() {
        return Optional.ofNullable(fields.tenantId);
    }

    /** Returns the name of that tenant when it was last seen. */
    public Optional<String> tenantName() {
        return Optional.ofNullable(fields.tenantName);
    }

    /** Returns whether the owner ended the connection here. */
    public boolean disconnected() {
        return fields.disconnected;
    }

    /** Returns whether Xero no longer lists the tenant. */
    public boolean tenantGone() {
        return fields.tenantGone;
    }

    /** Returns whether Xero lists the tenant and yet refuses calls to it. */
    public boolean tenantRefused() {
        return fields.tenantRefused;
    }

    /** Returns when Xero's list of tenants was last read, in epoch milliseconds; 0 if never. */
    public long tenantsReadAt() {
        return fields.tenantsReadAt;
    }

    /** Returns whether Xero refused every token of the living set. */
    public boolean refused() {
        return fields.refused;
    }

    /** Returns why Xero last refused the app, if it did. */
    public Optional<AppRejectedException.Reason> appProblem() {
        return Optional.ofNullable(fields.appProblem);
    }

    /** Returns the last warning before the token set ends. */
    public WarningMark warned() {
        return fields.warned;
    }

    /** Returns the last warning before the broad scopes end. */
    public WarningMark scopesWarned() {
        return fields.scopesWarned;
    }

    /** Returns which scopes an app was seen to accept in place of those that were asked for. */
    public Optional<ScopeNote> scopeNote() {
        return Optional.ofNullable(fields.scopeNote);
    }

    /** Returns the name of the installation that the token set belongs to; empty if none was set. */
    public Optional<String> deployment() {
        return Optional.ofNullable(fields.deployment);
    }

    /** Returns the names of the authorizations under way, oldest first. */
    public List<String> pending() {
        return fields.pending;
    }

    /** Returns the name of the refresh token that was last taken over from another program. */
    public Optional<String> adopted() {
        return Optional.ofNullable(fields.adopted);
    }

    /** Returns what is remembered of the organisation from OAuth 1.0a, until a consent has brought it. */
    public Optional<FormerOrganisation> former() {
        return Optional.ofNullable(fields.former);
    }

    /** Returns the name of the organisation that a new consent is expected to bring. */
    public Optional<String> expectedName() {
        return tenantName().or(() -> former().flatMap(FormerOrganisation::name));
    }

    /** Returns how far the owner has come with a set-up. */
    public Optional<SetupDraft> setup() {
        return Optional.ofNullable(fields.setup);
    }

    /** Returns fields that a later release wrote and this one does not know. */
    Map<String, Object> unknown() {
        return fields.unknown;
    }

    @Override
    public String toString() {
        return "ConnectionRecord[redacted]";
    }

    /** The facts, while a copy is being changed. */
    public static final class Fields {
        private @Nullable XeroApp app;
        private @Nullable XeroApp waitingApp;
        private @Nullable TokenSet tokens;
        private long generation;
        private @Nullable Lease lease;
        private @Nullable Long unfinishedSince;
        private long retryAt;
        private List<Spent> spent = List.of();
        private @Nullable TokenSet orphan;
        private @Nullable Long confirmAt;
        private @Nullable Candidate candidate;
        private @Nullable Candidate aside;
        private List<KnownTenant> tenants = List.of();
        private @Nullable String tenantId;
        private @Nullable String tenantName;
        private boolean disconnected;
        private boolean tenantGone;
        private boolean tenantRefused;
        private long tenantsReadAt;
        private boolean refused;
        private AppRejectedException.@Nullable Reason appProblem;
        private WarningMark warned = WarningMark.NONE;
        private WarningMark scopesWarned = WarningMark.NONE;
        private @Nullable ScopeNote scopeNote;
        private @Nullable String deployment;
        private List<String> pending = List.of();
        private @Nullable String adopted;
        private @Nullable FormerOrganisation former;
        private @Nullable SetupDraft setup;
        private Map<String, Object> unknown = Map.of();

        private Fields() {}

        private Fields(Fields other) {
            app = other.app;
            waitingApp = other.waitingApp;
            tokens = other.tokens;
            generation = other.generation;
            lease = other.lease;
            unfinishedSince = other.unfinishedSince;
            retryAt = other.retryAt;
            spent = other.spent;
            orphan = other.orphan;
            confirmAt = other.confirmAt;
            candidate = other.candidate;
            aside = other.aside;
            tenants = other.tenants;
            tenantId = other.tenantId;
            tenantName = other.tenantName;
            disconnected = other.disconnected;
            tenantGone = other.tenantGone;
            tenantRefused = other.tenantRefused;
            tenantsReadAt = other.tenantsReadAt;
            refused = other.refused;
            appProblem = other.appProblem;
            warned = other.warned;
            scopesWarned = other.scopesWarned;
            scopeNote = other.scopeNote;
            deployment = other.deployment;
            pending = other.pending;
            adopted = other.adopted;
            former = other.former;
            setup = other.setup;
            unknown = other.unknown;
        }

        /** The selected tenant is mostly one of those listed; its texts are then kept in memory once. */
        private void shareTexts() {
            for (KnownTenant known : tenants) {
                Tenant tenant = known.tenant();
                if (tenant.tenantId().equals(tenantId)) {
                    tenantId = tenant.tenantId();
                    tenantName = tenant.name().equals(tenantName) ? tenant.name() : tenantName;
                }
            }
        }

        /** Sets the customer's own app. */
        public Fields app(Optional<XeroApp> value) {
            app = value.orElse(null);
            return this;
        }

        /** Sets the app that waits for its consent. */
        public Fields waitingApp(Optional<XeroApp> value) {
            waitingApp = value.orElse(null);
            return this;
        }

        /** Sets the living token set. */
        public Fields tokens(Optional<TokenSet> value) {
            tokens = value.orElse(null);
            return this;
        }

        /** Moves the generation to now, at least one further; fences every refresh that is under way, and ends what waits aside. */
        public Fields nextGeneration(long nowMillis) {
            generation = Math.max(nowMillis, generation + 1);
            lease = null;
            unfinishedSince = null;
            retryAt = 0;
            spent = List.of();
            orphan = null;
            confirmAt = null;
            aside = null;
            return this;
        }

        Fields generation(long value) {
            generation = value;
            return this;
        }

        /** Sets or clears the lease. */
        public Fields lease(Optional<Lease> value) {
            lease = value.orElse(null);
            return this;
        }

        /** Sets or clears when the first of the attempts began that have not ended yet. */
        public Fields unfinishedSince(Optional<Long> value) {
            unfinishedSince = value.orElse(null);
            return this;
        }

        /** Sets when an unfinished refresh that nobody holds is to be tried again. */
        public Fields retryAt(long value) {
            retryAt = value;
            return this;
        }

        /** Sets the refresh tokens that are not yet superseded for certain. */
        public Fields spent(List<Spent> value) {
            spent = List.copyOf(value);
            return this;
        }

        /** Sets or clears the token set whose commit was fenced. */
        public Fields orphan(Optional<TokenSet> value) {
            orphan = value.orElse(null);
            return this;
        }

        /** Sets or clears when one more refresh is owed. */
        public Fields confirmAt(Optional<Long> value) {
            confirmAt = value.orElse(null);
            return this;
        }

        /** Sets or clears the candidate. */
        public Fields candidate(Optional<Candidate> value) {
            candidate = value.orElse(null);
            return this;
        }

        /** Sets or clears the token set that waits aside. */
        public Fields aside(Optional<Candidate> value) {
            aside = value.orElse(null);
            return this;
        }

        /** Sets the tenants that Xero lists. */
        public Fields tenants(List<KnownTenant> value) {
            tenants = List.copyOf(value);
            return this;
        }

        /** Sets the tenant that calls go to. */
        public Fields tenant(Optional<String> id, Optional<String> name) {
            tenantId = id.orElse(null);
            tenantName = name.orElse(null);
            return this;
        }

        /** Sets whether the owner ended the connection here. */
        public Fields disconnected(boolean value) {
            disconnected = value;
            return this;
        }

        /** Sets whether Xero no longer lists the tenant. */
        public Fields tenantGone(boolean value) {
            tenantGone = value;
            return this;
        }

        /** Sets whether Xero refuses calls to a tenant that it lists. */
        public Fields tenantRefused(boolean value) {
            tenantRefused = value;
            return this;
        }

        /** Sets when Xero's list of tenants was read. */
        public Fields tenantsReadAt(long value) {
            tenantsReadAt = value;
            return this;
        }

        /** Sets whether Xero refused every token. */
        public Fields refused(boolean value) {
            refused = value;
            return this;
        }

        /** Sets or clears why Xero refused the app. */
        public Fields appProblem(Optional<AppRejectedException.Reason> value) {
            appProblem = value.orElse(null);
            return this;
        }

        /** Sets the last warning before the token set ends. */
        public Fields warned(WarningMark value) {
            warned = value;
            return this;
        }

        /** Sets the last warning before the broad scopes end. */
        public Fields scopesWarned(WarningMark value) {
            scopesWarned = value;
            return this;
        }

        /** Sets or clears which scopes an app was seen to accept. */
        public Fields scopeNote(Optional<ScopeNote> value) {
            scopeNote = value.orElse(null);
            return this;
        }

        /** Sets the installation that the token set belongs to. */
        public Fields deployment(Optional<String> value) {
            deployment = value.orElse(null);
            return this;
        }

        /** Sets the names of the authorizations under way. */
        public Fields pending(List<String> value) {
            pending = List.copyOf(value);
            return this;
        }

        /** Sets the name of the refresh token that was taken over from another program. */
        public Fields adopted(Optional<String> value) {
            adopted = value.orElse(null);
            return this;
        }

        /** Sets or clears what is remembered of the organisation from OAuth 1.0a. */
        public Fields former(Optional<FormerOrganisation> value) {
            former = value.orElse(null);
            return this;
        }

        /** Sets or clears how far the owner has come with a set-up. */
        public Fields setup(Optional<SetupDraft> value) {
            setup = value.orElse(null);
            return this;
        }

        Fields unknown(Map<String, Object> value) {
            unknown = value.isEmpty() ? Map.of() : new LinkedHashMap<>(value);
            return this;
        }
    }
}
