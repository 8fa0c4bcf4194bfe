package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.internal.event.Fingerprints;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Spent;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes how manager and connection are set up, one setting a line; tokens and secrets as fingerprints only. */
final class SettingsText {
    private final StringBuilder text = new StringBuilder();
    private final Fingerprints fingerprints;

    SettingsText(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    SettingsText manager(ManagerSettings manager) {
        return line("library", XeroHttp.USER_AGENT)
                .line("java", System.getProperty("java.version") + " on " + System.getProperty("os.name"))
                .line("store", manager.store())
                .line("transport", manager.transport())
                .line("clock", manager.clock())
                .line("deployment", manager.deployment().orElse("none"))
                .line("scopes", manager.scopes().stream().sorted().toList())
                .line("endpoints", manager.endpoints())
                .line("timings", manager.timings());
    }

    SettingsText connection(Stored stored, StatusRule status) {
        ConnectionRecord record = stored.record();
        return line("version", stored.version())
                .line("status", status.reason(record))
                .app("living app", status.livingApp(record))
                .app("waiting app", record.waitingApp())
                .line("last refusal of the app", shown(record.appProblem()))
                .line("deployment of the tokens", record.deployment().orElse("none"))
                .line("generation", record.generation())
                .line("tenant", record.tenantId().orElse("none"))
                .line("tenants", tenants(status.show(stored).tenants()))
                .tokens("living tokens", record.tokens())
                .tokens("orphan", record.orphan())
                .tokens("candidate", record.candidate().map(candidate -> candidate.tokens()))
                .tokens("set aside", record.aside().map(candidate -> candidate.tokens()))
                .line("spent", record.spent().stream().map(this::spent).toList())
                .line("lease claimed", shown(record.lease().map(lease -> Instant.ofEpochMilli(lease.claimedAt()))))
                .line("unfinished since", shown(record.unfinishedSince().map(Instant::ofEpochMilli)))
                .line("confirmation due", shown(record.confirmAt().map(Instant::ofEpochMilli)));
    }

    private SettingsText app(String name, Optional<XeroApp> app) {
        return line(name, app.map(this::app).orElse("none"));
    }

    private String app(XeroApp app) {
        return AppSettingsCheck.describe(app)
                + app.clientSecret()
                        .map(secret -> " Secret #" + fingerprints.of(secret) + ".")
                        .orElse("")
                + app.previousSecret()
                        .map(secret -> " Older secret #" + fingerprints.of(secret) + ".")
                        .orElse("");
    }

    private SettingsText tokens(String name, Optional<TokenSet> tokens) {
        return line(name, tokens.map(this::tokens).orElse("none"));
    }

    private String tokens(TokenSet tokens) {
        return "access #" + fingerprints.of(tokens.accessToken())
                + ", refresh "
                + tokens.refreshToken()
                        .map(token -> "#" + fingerprints.of(token))
                        .orElse("none")
                + ", obtained " + Instant.ofEpochMilli(tokens.obtainedAt())
                + ", ends " + Instant.ofEpochMilli(tokens.expiresAt())
                + ", client id " + tokens.clientId()
                + ", user " + (tokens.userId().isEmpty() ? "unknown" : tokens.userId())
                + ", scopes " + tokens.scopes();
    }

    private String spent(Spent spent) {
        return "#" + fingerprints.of(spent.token()) + " at " + Instant.ofEpochMilli(spent.since());
    }

    private static String tenants(List<Tenant> tenants) {
        return tenants.stream()
                .map(tenant -> tenant.tenantId() + " " + tenant.name())
                .collect(Collectors.joining("; "));
    }

    private static String shown(Optional<?> value) {
        return value.map(Object::toString).orElse("none");
    }

    SettingsText line(String name, Object value) {
        text.append(name).append(": ").append(value).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
