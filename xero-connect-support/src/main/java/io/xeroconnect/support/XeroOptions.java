package io.xeroconnect.support;

import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the product tells its own manager, so that the tool judges and acts as the product does. */
final class XeroOptions {
    private static final String SECRET_VARIABLE = "XERO_CONNECT_CLIENT_SECRET";

    /** The integration types of Xero's apps. */
    enum AppType {
        WEB,
        PKCE,
        CUSTOM
    }

    @Option(
            names = "--endpoints",
            paramLabel = "URI",
            description = "The base address of a sandbox. Default: the real Xero.")
    Optional<URI> endpoints = Optional.empty();

    @Option(
            names = "--deployment",
            paramLabel = "NAME",
            description = "The name of this installation, as the product gives it to its manager.")
    Optional<String> deployment = Optional.empty();

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description =
                    "The Xero app that the product gives its manager; leave it out if every customer brings their own."
                            + " The secret is asked for, or stands in the variable " + SECRET_VARIABLE + ".")
    Optional<String> clientId = Optional.empty();

    @Option(
            names = "--client-secret-file",
            paramLabel = "FILE",
            description = "The file with the app's client secret as its first line.")
    Optional<String> clientSecretFile = Optional.empty();

    @Option(
            names = "--redirect-uri",
            paramLabel = "URI",
            description = "The app's redirect URI, as registered at Xero.")
    Optional<URI> redirectUri = Optional.empty();

    @Option(
            names = "--app-type",
            paramLabel = "TYPE",
            defaultValue = "WEB",
            description = "The integration type of that app: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    AppType appType = AppType.WEB;

    @Option(
            names = "--capabilities",
            paramLabel = "NAME,...",
            split = ",",
            hideParamSyntax = true,
            description = "What the product does at Xero, such as INVOICES,PAYMENTS. Default: SETTINGS_READ.")
    List<Capability> capabilities = new ArrayList<>();

    @Option(
            names = "--scopes",
            paramLabel = "SCOPE,...",
            split = ",",
            hideParamSyntax = true,
            description = "The exact scopes instead, such as accounting.invoices.")
    List<String> scopes = new ArrayList<>();

    void applyTo(ConnectionManagerBuilder manager) {
        manager.endpoints(endpoints.map(XeroEndpoints::at).orElse(XeroEndpoints.PRODUCTION));
        deployment.ifPresent(manager::deployment);
        if (!scopes.isEmpty()) {
            manager.scopes(scopes.stream().map(Scope::of).toArray(Scope[]::new));
        } else if (!capabilities.isEmpty()) {
            manager.capabilities(capabilities.toArray(Capability[]::new));
        }
    }

    /** Returns the app, if one is named. Asks for its secret. */
    Optional<XeroApp> app(Secrets secrets) {
        return clientId.map(id -> switch (appType) {
            case WEB -> XeroApp.web(id, secret(secrets), redirect());
            case PKCE -> XeroApp.pkce(id, redirect());
            case CUSTOM -> XeroApp.customConnection(id, secret(secrets));
        });
    }

    private String secret(Secrets secrets) {
        return secrets.read("client secret", clientSecretFile, "--client-secret-file", SECRET_VARIABLE);
    }

    private URI redirect() {
        return redirectUri.orElseThrow(() ->
                Problem.usage("The app's redirect URI is missing: --redirect-uri, exactly as registered at Xero."));
    }
}
