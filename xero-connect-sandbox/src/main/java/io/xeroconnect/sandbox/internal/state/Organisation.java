package io.xeroconnect.sandbox.internal.state;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** A set of books. */
public final class Organisation {
    private final String name;
    private final User owner;
    private final boolean demo;
    private final Set<User> members = new LinkedHashSet<>();
    private UUID tenantId = UUID.randomUUID();

    Organisation(String name, User owner, boolean demo) {
        this.name = name;
        this.owner = owner;
        this.demo = demo;
        members.add(owner);
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

    /** Everybody with the Adviser role here; may be changed. */
    public Set<User> members() {
        return members;
    }

    void renew() {
        tenantId = UUID.randomUUID();
    }
}
