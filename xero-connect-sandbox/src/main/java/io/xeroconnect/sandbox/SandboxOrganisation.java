package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.state.Organisation;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.Set;
import java.util.UUID;

/** A set of books. Safe for use by many threads. */
public final class SandboxOrganisation {
    private static final Set<String> IDENTITY = Set.of("OrganisationID", "Name", "IsDemoCompany");

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
        addUser(user, SandboxRole.ADVISER);
    }

    /** Gives this user a role; the one they had, if any, is replaced. */
    public void addUser(SandboxUser user, SandboxRole role) {
        synchronized (world) {
            state.roles().put(user.state(), role.state());
        }
    }

    /**
     * Changes the user's role. Tokens and connections stay.
     *
     * @throws IllegalStateException if the user has none here
     */
    public void changeRole(SandboxUser user, SandboxRole role) {
        synchronized (world) {
            if (state.roles().replace(user.state(), role.state()) == null) {
                throw new IllegalStateException(user.email() + " has no role in " + name() + ".");
            }
        }
    }

    /**
     * Takes the user's role away. What they connected stays in {@code /connections} (an assumption: Xero does not say),
     * but calls to this tenant with their tokens are refused with 403.
     */
    public void removeUser(SandboxUser user) {
        synchronized (world) {
            state.roles().remove(user.state());
        }
    }

    /**
     * Ends the trial: calls to this tenant are refused with the 403 of a removed user, and the consent page no longer
     * offers it. That {@code /connections} still lists it is an assumption.
     */
    public void endTrial() {
        setOpen(false);
    }

    /** Suspends the organisation, for example because it is not paid for; answered like {@link #endTrial()}. */
    public void suspend() {
        setOpen(false);
    }

    /** Deletes the organisation; answered like {@link #endTrial()}. */
    public void delete() {
        setOpen(false);
    }

    /** Undoes {@link #endTrial()}, {@link #suspend()} or {@link #delete()}: it was paid for or restored. */
    public void reopen() {
        setOpen(true);
    }

    /**
     * Sets what the organisation endpoint answers, for example {@code BaseCurrency}, {@code Class} or {@code Edition}.
     *
     * @param value a string, a number or a boolean
     * @throws IllegalArgumentException for the fields that say which organisation it is
     */
    public void setDetail(String field, Object value) {
        if (IDENTITY.contains(field)) {
            throw new IllegalArgumentException(field + " cannot be set: it says which organisation this is.");
        }
        synchronized (world) {
            state.details().put(field, value);
        }
    }

    /** Returns the books, which a demo company loses when it is reset. */
    public SandboxLedger ledger() {
        return new SandboxLedger(world, state);
    }

    /**
     * Resets the demo company: it gets new books and a new tenant id, and every link to it is gone.
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

    private void setOpen(boolean open) {
        synchronized (world) {
            state.setOpen(open);
        }
    }
}
