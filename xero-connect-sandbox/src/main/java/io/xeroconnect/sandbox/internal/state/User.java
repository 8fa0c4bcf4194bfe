package io.xeroconnect.sandbox.internal.state;

import java.util.UUID;

/** Somebody with a Xero login. */
public final class User {
    private final String email;
    private final UUID id = UUID.randomUUID();
    private final String subject = Ids.hex();

    User(String email) {
        this.email = email;
    }

    /** The login. */
    public String email() {
        return email;
    }

    /** What tokens and the users endpoint call this user. */
    public String firstName() {
        return email.split("@", 2)[0];
    }

    /** The same for everybody. */
    public String lastName() {
        return "Sandbox";
    }

    /** {@code xero_userid}: the stable key. */
    public UUID id() {
        return id;
    }

    /** {@code sub}: not the user id. */
    public String subject() {
        return subject;
    }
}
