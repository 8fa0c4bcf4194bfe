package io.xeroconnect.internal.record;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.internal.json.Json;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection's record as bytes: JSON with a format number.
 *
 * <p>A later release may add fields of the record itself under the same number; they are kept as they are. Whatever else
 * an older release must not touch or lose, a field inside one of these included, raises the number, and a record with a
 * greater one than known here is refused.
 */
public final class RecordCodec {
    private static final long FORMAT = 1;

    private static final Set<String> KNOWN = Set.of(
            "format",
            "app",
            "waitingApp",
            "tokens",
            "generation",
            "lease",
            "unfinishedSince",
            "retryAt",
            "spent",
            "orphan",
            "confirmAt",
            "candidate",
            "aside",
            "tenants",
            "tenantId",
            "tenantName",
            "disconnected",
            "tenantGone",
            "tenantRefused",
            "tenantsReadAt",
            "refused",
            "appProblem",
            "warnedDays",
            "warnedBy",
            "scopesWarnedDays",
            "scopesWarnedBy",
            "scopeNote",
            "deployment",
            "pending",
            "adopted",
            "former",
            "setup");

    private RecordCodec() {}

    /** Returns the record as bytes. */
    public static byte[] write(ConnectionRecord record) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        record.app().ifPresent(app -> json.put("app", AppCodec.write(app)));
        record.waitingApp().ifPresent(app -> json.put("waitingApp", AppCodec.write(app)));
        record.tokens().ifPresent(tokens -> json.put("tokens", writeTokens(tokens)));
        json.put("generation", record.generation());
        record.lease().ifPresent(lease -> json.put("lease", writeLease(lease)));
        putIfPresent(json, "unfinishedSince", record.unfinishedSince());
        putUnlessZero(json, "retryAt", record.retryAt());
        if (!record.spent().isEmpty()) {
            json.put(
                    "spent",
                    record.spent().stream().map(RecordCodec::writeSpent).toList());
        }
        record.orphan().ifPresent(tokens -> json.put("orphan", writeTokens(tokens)));
        putIfPresent(json, "confirmAt", record.confirmAt());
        record.candidate().ifPresent(candidate -> json.put("candidate", CandidateCodec.write(candidate)));
        record.aside().ifPresent(aside -> json.put("aside", CandidateCodec.write(aside)));
        if (!record.tenants().isEmpty()) {
            json.put(
                    "tenants",
                    record.tenants().stream().map(RecordCodec::writeKnown).toList());
        }
        putIfPresent(json, "tenantId", record.tenantId());
        putIfPresent(json, "tenantName", record.tenantName());
        putIfTrue(json, "disconnected", record.disconnected());
        putIfTrue(json, "tenantGone", record.tenantGone());
        putIfTrue(json, "tenantRefused", record.tenantRefused());
        putUnlessZero(json, "tenantsReadAt", record.tenantsReadAt());
        putIfTrue(json, "refused", record.refused());
        record.appProblem().ifPresent(reason -> json.put("appProblem", reason.name()));
        record.warned().write(json, "warned");
        record.scopesWarned().write(json, "scopesWarned");
        record.scopeNote().ifPresent(note -> json.put("scopeNote", note.write()));
        putIfPresent(json, "deployment", record.deployment());
        if (!record.pending().isEmpty()) {
            json.put("pending", record.pending());
        }
        putIfPresent(json, "adopted", record.adopted());
        record.former().ifPresent(former -> json.put("former", FormerCodec.write(former)));
        record.setup().ifPresent(draft -> json.put("setup", writeSetup(draft)));
        json.putAll(record.unknown());
        return Json.write(json);
    }

    // What is missing reads as this, and a record is written twice for each refresh.

    private static void putIfPresent(Map<String, Object> json, String name, Optional<?> value) {
        if (value.isPresent()) {
            json.put(name, value.get());
        }
    }

    private static void putUnlessZero(Map<String, Object> json, String name, long number) {
        if (number != 0) {
            json.put(name, number);
        }
    }

    private static void putIfTrue(Map<String, Object> json, String name, boolean flag) {
        if (flag) {
            json.put(name, true);
        }
    }

    /**
     * Returns the record that these bytes hold.
     *
     * @throws TokenStoreException CORRUPT or NEWER_FORMAT, with the key; the bytes are not quoted
     */
    public static ConnectionRecord read(ConnectionKey key, byte[] bytes) {
        try {
            JsonObject json = Json.object(bytes);
            requireKnownFormat(key, json);
            return read(json);
        } catch (JsonException e) {
            throw corrupt(key, e.getMessage());
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Its message may quote the value, which may be a secret.
            throw corrupt(key, "a value is malformed");
        }
    }

    private static TokenStoreException corrupt(ConnectionKey key, @Nullable String seen) {
        return new TokenStoreException(
                TokenStoreException.Reason.CORRUPT, ErrorContext.of(key).detail("(" + seen + ")"));
    }

    static void requireKnownFormat(ConnectionKey key, JsonObject json) throws JsonException {
        long format = json.requiredNumber("format");
        if (format > FORMAT) {
            throw new TokenStoreException(
                    TokenStoreException.Reason.NEWER_FORMAT,
                    ErrorContext.of(key).detail("(format " + format + ", known here up to " + FORMAT + ")"));
        }
    }

    private static ConnectionRecord read(JsonObject json) throws JsonException {
        Optional<XeroApp> app = readApp(json, "app");
        Optional<XeroApp> waitingApp = readApp(json, "waitingApp");
        Optional<JsonObject> tokens = json.object("tokens");
        Optional<TokenSet> tokenSet = tokens.isPresent() ? Optional.of(readTokens(tokens.get())) : Optional.empty();
        long generation = json.requiredNumber("generation");
        Optional<JsonObject> leaseJson = json.object("lease");
        Optional<Lease> lease = leaseJson.isPresent() ? Optional.of(readLease(leaseJson.get())) : Optional.empty();
        Optional<Candidate> candidate = CandidateCodec.read(json, "candidate");
        Optional<Candidate> aside = CandidateCodec.read(json, "aside");
        List<Spent> spent = new ArrayList<>();
        for (JsonObject item : json.objects("spent")) {
            spent.add(readSpent(item));
        }
        Optional<JsonObject> orphanJson = json.object("orphan");
        Optional<TokenSet> orphan =
                orphanJson.isPresent() ? Optional.of(readTokens(orphanJson.get())) : Optional.empty();
        Optional<Long> unfinishedSince = json.number("unfinishedSince");
        long retryAt = json.number("retryAt").orElse(0L);
        Optional<Long> confirmAt = json.number("confirmAt");
        List<KnownTenant> tenants = new ArrayList<>();
        for (JsonObject item : json.objects("tenants")) {
            tenants.add(readKnown(item));
        }
        Optional<String> tenantId = json.text("tenantId");
        Optional<String> tenantName = json.text("tenantName");
        long tenantsReadAt = json.number("tenantsReadAt").orElse(0L);
        Optional<AppRejectedException.Reason> problem =
                json.text("appProblem").map(AppRejectedException.Reason::valueOf);
        WarningMark warned = WarningMark.read(json, "warned");
        WarningMark scopesWarned = WarningMark.read(json, "scopesWarned");
        Optional<JsonObject> noteJson = json.object("scopeNote");
        Optional<ScopeNote> scopeNote =
                noteJson.isPresent() ? Optional.of(ScopeNote.read(noteJson.get())) : Optional.empty();
        Optional<String> deployment = json.text("deployment");
        List<String> pending = json.texts("pending");
        Optional<String> adopted = json.text("adopted");
        Optional<JsonObject> formerJson = json.object("former");
        Optional<FormerOrganisation> former =
                formerJson.isPresent() ? Optional.of(FormerCodec.read(formerJson.get())) : Optional.empty();
        Optional<JsonObject> setupJson = json.object("setup");
        Optional<SetupDraft> setup = setupJson.isPresent() ? Optional.of(readSetup(setupJson.get())) : Optional.empty();
        return ConnectionRecord.EMPTY.with(fields -> fields.app(app)
                .waitingApp(waitingApp)
                .tokens(tokenSet)
                .generation(generation)
                .lease(lease)
                .unfinishedSince(unfinishedSince)
                .retryAt(retryAt)
                .spent(spent)
                .orphan(orphan)
                .confirmAt(confirmAt)
                .candidate(candidate)
                .aside(aside)
                .tenants(tenants)
                .tenant(tenantId, tenantName)
                .disconnected(json.flag("disconnected"))
                .tenantGone(json.flag("tenantGone"))
                .tenantRefused(json.flag("tenantRefused"))
                .tenantsReadAt(tenantsReadAt)
                .refused(json.flag("refused"))
                .appProblem(problem)
                .warned(warned)
                .scopesWarned(scopesWarned)
                .scopeNote(scopeNote)
                .deployment(deployment)
                .pending(pending)
                .adopted(adopted)
                .former(former)
                .setup(setup)
                .unknown(json.except(KNOWN)));
    }

    private static Optional<XeroApp> readApp(JsonObject json, String name) throws JsonException {
        Optional<JsonObject> app = json.object(name);
        return app.isPresent() ? Optional.of(AppCodec.read(app.get())) : Optional.empty();
    }

    static Map<String, Object> writeTokens(TokenSet tokens) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("accessToken", tokens.accessToken());
        putIfPresent(json, "refreshToken", tokens.refreshToken());
        json.put("obtainedAt", tokens.obtainedAt());
        json.put("expiresAt", tokens.expiresAt());
        json.put("scopes", tokens.scopes());
        json.put("clientId", tokens.clientId());
        json.put("userId", tokens.userId());
        return json;
    }

    /** What thousands of connections have in common is kept in memory once. */
    static TokenSet readTokens(JsonObject json) throws JsonException {
        return new TokenSet(
                json.requiredText("accessToken"),
                json.text("refreshToken"),
                json.requiredNumber("obtainedAt"),
                json.requiredNumber("expiresAt"),
                json.texts("scopes").stream()
                        .map(Scope::of)
                        .map(Scope::value)
                        .map(String::intern)
                        .toList(),
                json.requiredText("clientId").intern(),
                json.text("userId").orElse(""));
    }

    static Map<String, Object> writeSpent(Spent spent) {
        return Map.of("token", spent.token(), "since", spent.since());
    }

    static Spent readSpent(JsonObject json) throws JsonException {
        return new Spent(json.requiredText("token"), json.requiredNumber("since"));
    }

    private static Map<String, Object> writeLease(Lease lease) {
        return Map.of("owner", lease.owner(), "millis", lease.duration().toMillis(), "claimedAt", lease.claimedAt());
    }

    private static Lease readLease(JsonObject json) throws JsonException {
        return new Lease(
                json.requiredText("owner"),
                Duration.ofMillis(json.requiredNumber("millis")),
                json.requiredNumber("claimedAt"));
    }

    private static Map<String, Object> writeSetup(SetupDraft draft) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", draft.path());
        json.put("ticked", draft.ticked().stream().sorted().toList());
        json.put("reopened", draft.reopened().stream().sorted().toList());
        putIfPresent(json, "clientId", draft.clientId());
        putIfPresent(json, "secret", draft.secret());
        json.put("appKept", draft.appKept());
        json.put("refused", draft.refused());
        return json;
    }

    private static SetupDraft readSetup(JsonObject json) throws JsonException {
        return new SetupDraft(
                json.requiredText("path"),
                Set.copyOf(json.texts("ticked")),
                Set.copyOf(json.texts("reopened")),
                json.text("clientId"),
                json.text("secret"),
                json.flag("appKept"),
                json.flag("refused"));
    }

    private static Map<String, Object> writeKnown(KnownTenant known) {
        Map<String, Object> json = writeTenant(known.tenant());
        putIfTrue(json, "ours", known.ours());
        return json;
    }

    private static KnownTenant readKnown(JsonObject json) throws JsonException {
        return new KnownTenant(readTenant(json), json.flag("ours"));
    }

    static Map<String, Object> writeTenant(Tenant tenant) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tenantId", tenant.tenantId());
        json.put("connectionId", tenant.connectionId());
        json.put("name", tenant.name());
        json.put("type", tenant.type());
        return json;
    }

    static Tenant readTenant(JsonObject json) throws JsonException {
        return new Tenant(
                json.requiredText("tenantId"),
                json.requiredText("connectionId"),
                json.requiredText("name"),
                json.requiredText("type"));
    }
}
