package io.xeroconnect.wizard;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;

/** How the pages look and speak. Immutable; each method returns another one. */
public final class Branding {
    private final String product;
    private final Optional<Asset> logo;
    private final Colours colours;
    private final Texts texts;

    private Branding(String product, Optional<Asset> logo, Colours colours, Texts texts) {
        this.product = product;
        this.logo = logo;
        this.colours = colours;
        this.texts = texts;
    }

    /** Returns the library's own looks and English words, with the name of the product. */
    public static Branding of(String product) {
        Objects.requireNonNull(product, "The name of the product is needed, for example Corner Till.");
        return new Branding(product, Optional.empty(), Colours.DEFAULT, new Texts(Optional.empty(), Locale.ENGLISH));
    }

    /**
     * Sets a picture to stand before the name, shown 32 pixels high. It is served with the pages.
     *
     * @param contentType for example {@code image/svg+xml}
     */
    public Branding logo(byte[] picture, String contentType) {
        return new Branding(product, Optional.of(Asset.of(picture, contentType)), colours, texts);
    }

    /**
     * Sets the colours of buttons and of the bar at the top, each as {@code #rrggbb}. What is written on them becomes
     * black or white, whichever can be read better. Default: a dark blue and white.
     *
     * @throws IllegalArgumentException if one is not of this form
     */
    public Branding colours(String buttons, String bar) {
        return new Branding(product, logo, new Colours(buttons, bar), texts);
    }

    /**
     * Sets the language. What the bundle leaves out stays English; the names are those of the file
     * {@code io/xeroconnect/wizard/wizard.properties}. The texts of the steps are set by {@code SetupSettings.withTexts}.
     */
    public Branding language(Locale language, ResourceBundle yours) {
        Objects.requireNonNull(language, "language");
        return new Branding(product, logo, colours, new Texts(Optional.of(yours), language));
    }

    String product() {
        return product;
    }

    Optional<Asset> logo() {
        return logo;
    }

    Colours colours() {
        return colours;
    }

    Texts texts() {
        return texts;
    }
}
