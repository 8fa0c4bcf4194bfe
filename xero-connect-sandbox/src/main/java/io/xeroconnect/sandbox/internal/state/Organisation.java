package io.xeroconnect.sandbox.internal.state;

import io.xeroconnect.sandbox.internal.accounting.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A set of books. */
public final class Organisation {
    private final String name;
    private final User owner;
    private final boolean demo;
    private final Map<User, Role> roles = new LinkedHashMap<>();
    private final Map<String, Object> details = new LinkedHashMap<>();
    private UUID tenantId = UUID.randomUUID();
    private Ledger ledger = new Ledger();
    private boolean open = true;

    Organisation(String name, User owner, boolean demo) {
        this.name = name;
        this.owner = owner;
        this.demo = demo;
        roles.put(owner, Role.ADVISER);
    }

    /** The display name. */
    public String name() {
        return name;
    }

    /** Who made it. */
    public User owner() {
        return owner;
    }

    /** Whether it is Xero's demo company. */
    public boolean isDemo() {
        return demo;
    }

    /** The tenant id, which changes when a demo company is reset. */
    public UUID tenantId() {
        return tenantId;
    }

    /** Everybody with a role here; may be changed. */
    public Map<User, Role> roles() {
        return roles;
    }

    /** Returns the user's role, or empty if the user has none. */
    public Optional<Role> roleOf(User user) {
        return Optional.ofNullable(roles.get(user));
    }

    /** What the organisation endpoint says otherwise than by default; may be changed. */
    public Map<String, Object> details() {
        return details;
    }

    /** Whether apps can reach it: it is not while unpaid or deleted. */
    public boolean isOpen() {
        return open;
    }

    /** Lets apps reach it, or not. */
    public void setOpen(boolean value) {
        open = value;
    }

    /** The books; a demo company that is reset gets new ones. */
    public Ledger ledger() {
        return ledger;
    }

    void renew() {
        tenantId = UUID.randomUUID();
        ledger = new Ledger();
    }
}
