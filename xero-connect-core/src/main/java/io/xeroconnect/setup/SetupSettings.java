package io.xeroconnect.setup;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;

/** What a set-up needs to know about the product. Immutable. */
public final class SetupSettings {
    private final String appName;
    private final URI redirectUri;
    private final Optional<ResourceBundle> texts;
    private final boolean preFlight;
    private final Function<ConnectionKey, Optional<URI>> companyUrls;

    private SetupSettings(
            String appName,
            URI redirectUri,
            Optional<ResourceBundle> texts,
            boolean preFlight,
            Function<ConnectionKey, Optional<URI>> companyUrls) {
        this.appName = appName;
        this.redirectUri = redirectUri;
        this.texts = texts;
        this.preFlight = preFlight;
        this.companyUrls = companyUrls;
    }

    /**
     * Returns settings with the library's English texts.
     *
     * @param appName the name that owners give their app at Xero; without the word Xero, which Xero does not allow
     * @param redirectUri the callback address, the same for all customers: https, or {@code http://localhost}
     * @throws IllegalArgumentException if the name holds the word Xero, or the address is one that Xero refuses
     */
    public static SetupSettings of(String appName, URI redirectUri) {
        Objects.requireNonNull(appName, "A name for the app at Xero is needed, for example Corner Till.");
        if (appName.isBlank() || appName.toLowerCase(Locale.ROOT).contains("xero")) {
            throw new IllegalArgumentException(
                    "Give the app a name without the word Xero, which Xero does not allow; this one is \"" + appName
                            + "\".");
        }
        XeroApp.pkce("0", redirectUri); // refuses what no app could have
        return new SetupSettings(appName, redirectUri, Optional.empty(), true, key -> Optional.empty());
    }

    /** Returns these settings with other texts; what they leave out stays as it is. */
    public SetupSettings withTexts(ResourceBundle yours) {
        Objects.requireNonNull(yours, "texts");
        return new SetupSettings(appName, redirectUri, Optional.of(yours), preFlight, companyUrls);
    }

    /** Returns these settings without the look at Xero's answer before the owner leaves for it. */
    public SetupSettings withoutPreFlight() {
        return new SetupSettings(appName, redirectUri, texts, false, companyUrls);
    }

    /**
     * Returns these settings with the addresses of the customers' own websites, which Xero's form for an app asks for; each is
     * then a value to copy. Where one is not known the owner is asked to enter it there.
     *
     * @param known returns what the product knows of a customer; called on the thread that asks for the guide
     */
    public SetupSettings withCompanyUrls(Function<ConnectionKey, Optional<URI>> known) {
        Objects.requireNonNull(known, "A function is needed; one that knows nothing returns an empty Optional.");
        return new SetupSettings(appName, redirectUri, texts, preFlight, known);
    }

    /** Returns the address of a customer's own website, if the product knows it. */
    public Optional<URI> companyUrl(ConnectionKey key) {
        return companyUrls.apply(key);
    }

    /** Returns the name of the app. */
    public String appName() {
        return appName;
    }

    /** Returns the callback address. */
    public URI redirectUri() {
        return redirectUri;
    }

    /** Returns the product's own texts. */
    public Optional<ResourceBundle> texts() {
        return texts;
    }

    /** Returns whether {@link SetupGuide#preFlight} asks Xero. */
    public boolean isPreFlight() {
        return preFlight;
    }
}
