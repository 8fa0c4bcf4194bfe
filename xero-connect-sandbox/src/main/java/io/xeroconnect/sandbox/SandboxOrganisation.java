package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.state.Organisation;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.UUID;

/** A set of books. Safe for use by many threads. */
public final class SandboxOrganisation {
    private final World world;
    private final Organisation state;

    SandboxOrganisation(World world, Organisation state) {
        this.world = world;
        this.state = state;
    }

    /** Returns the display name. */
    public String name() {
        return state.name();
    }

    /** Returns the tenant id, which changes when a demo company is reset. */
    public UUID tenantId() {
        synchronized (world) {
            return state.tenantId();
        }
    }

    /** Gives this user the adviser role. */
    public void addUser(SandboxUser user) {
        synchronized (world) {
            state.members().add(user.state());
        }
    }

    /**
     * Takes the user's role away. What they connected stays in {@code /connections} (an assumption: Xero does not say),
     * but calls to this tenant with their tokens are refused with 403.
     */
    public void removeUser(SandboxUser user) {
        synchronized (world) {
            state.members().remove(user.state());
        }
    }

    /**
     * Resets the demo company: it gets a new tenant id, and every link to it is gone.
     *
     * @throws IllegalStateException if this is no demo company
     */
    public void resetDemo() {
        synchronized (world) {
            if (!state.isDemo()) {
                throw new IllegalStateException("Only a demo company can be reset; " + name() + " is none.");
            }
            world.reset(state);
        }
    }

    Organisation state() {
        return state;
    }
}
