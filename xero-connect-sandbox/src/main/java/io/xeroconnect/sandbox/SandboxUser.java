package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.browser.Browser;
import io.xeroconnect.sandbox.internal.state.Connection;
import io.xeroconnect.sandbox.internal.state.User;
import io.xeroconnect.sandbox.internal.state.World;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Somebody with a Xero login, and what they do in a browser. Safe for use by many threads. */
public final class SandboxUser {
    private final World world;
    private final User state;
    private final Browser browser;

    SandboxUser(World world, User state, Browser browser) {
        this.world = world;
        this.state = state;
        this.browser = browser;
    }

    /** Returns the login. */
    public String email() {
        return state.email();
    }

    /** Returns the stable key of this user, the claim {@code xero_userid}. */
    public UUID id() {
        return state.id();
    }

    /**
     * Opens the address, signs in, chooses organisations and presses "Allow access". The callback is not opened. Blocks.
     *
     * @param chosen the organisations; none takes what the page has chosen already, which is the user's oldest one
     * @return the callback with code and state
     * @throws IllegalStateException if Xero shows an error page instead; the message has its text
     * @throws IllegalArgumentException if the page does not offer a chosen organisation
     */
    public URI allow(URI authorizationUri, SandboxOrganisation... chosen) {
        List<String> tenants = Arrays.stream(chosen)
                .map(organisation -> organisation.tenantId().toString())
                .toList();
        return browser.allow(authorizationUri, email(), tenants);
    }

    /**
     * Opens the address, signs in and presses "Cancel". The callback is not opened. Blocks.
     *
     * @return the callback with {@code error=access_denied}
     * @throws IllegalStateException if Xero shows an error page instead; the message has its text
     */
    public URI cancel(URI authorizationUri) {
        return browser.cancel(authorizationUri, email());
    }

    /** Opens an address, follows redirects and returns what the page says, without markup. Blocks. */
    public String open(URI address) {
        return browser.read(address);
    }

    /**
     * Disconnects the app on Xero's "Connected apps" page. Tokens stay alive.
     *
     * @throws IllegalStateException if this user did not connect this organisation to this app
     */
    public void disconnect(SandboxApp app, SandboxOrganisation organisation) {
        synchronized (world) {
            Connection connection = world.connections()
                    .find(app.state(), state, organisation.state())
                    .orElseThrow(() -> new IllegalStateException(
                            email() + " has not connected " + organisation.name() + " to " + app.name() + "."));
            world.connections().remove(connection);
        }
    }

    /**
     * Connects an organisation to the app again, or for the first time, without a page: as a consent on another computer
     * does. On a custom connection, authorizes it again. No tokens are issued.
     *
     * @throws IllegalStateException if this user may not connect the organisation
     */
    public void connect(SandboxApp app, SandboxOrganisation organisation) {
        synchronized (world) {
            if (!world.organisationsOf(state).contains(organisation.state())) {
                throw new IllegalStateException(email() + " may not connect " + organisation.name() + ".");
            }
            world.connect(app.state(), state, organisation.state());
        }
    }

    User state() {
        return state;
    }
}
