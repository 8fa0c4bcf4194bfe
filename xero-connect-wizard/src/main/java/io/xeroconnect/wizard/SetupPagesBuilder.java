package io.xeroconnect.wizard;

import io.xeroconnect.ConnectionManager;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the settings of {@link SetupPages}. Every setting has a default. Not thread-safe. */
public final class SetupPagesBuilder {
    final ConnectionManager xero;
    final Addresses addresses;
    final Function<PageRequest, Optional<Visitor>> visitors;
    Branding branding = Branding.of("Xero connection");
    Clock clock = Clock.systemUTC();

    @Nullable
    URI signIn;

    @Nullable
    URI help;

    SetupPagesBuilder(ConnectionManager xero, Addresses addresses, Function<PageRequest, Optional<Visitor>> visitors) {
        this.xero = xero;
        this.addresses = addresses;
        this.visitors = visitors;
    }

    /** Sets name, logo, colours and language. Default: plain, in English. */
    public SetupPagesBuilder branding(Branding yours) {
        this.branding = Objects.requireNonNull(yours, "branding");
        return this;
    }

    /** Sets where somebody is sent who is not signed in. Default: none; a page asks them to sign in. */
    public SetupPagesBuilder signIn(URI page) {
        this.signIn = Objects.requireNonNull(page, "signIn");
        return this;
    }

    /**
     * Sets where findings are explained; {@code #} and the finding's id without its dots are added. Default: a page of the
     * wizard's own, with the text of {@code docs/troubleshooting.md}.
     */
    public SetupPagesBuilder troubleshooting(URI page) {
        this.help = Objects.requireNonNull(page, "troubleshooting");
        return this;
    }

    /** Sets the clock by which days are counted. Default: the system's. */
    public SetupPagesBuilder clock(Clock time) {
        this.clock = Objects.requireNonNull(time, "clock");
        return this;
    }

    /** Returns the pages. */
    public SetupPages build() {
        return new SetupPages(this);
    }
}
