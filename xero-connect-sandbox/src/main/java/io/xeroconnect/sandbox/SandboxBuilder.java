package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.state.MovableClock;
import io.xeroconnect.sandbox.internal.state.ReusePolicy;
import io.xeroconnect.sandbox.internal.state.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Collects what a sandbox should be like. Every default is Xero's own value. Not thread-safe. */
public final class SandboxBuilder {
    private int port;
    private Duration accessToken = Duration.ofMinutes(30);
    private Duration idle = Duration.ofDays(60);
    private Duration code = Duration.ofMinutes(5);
    private Duration idToken = Duration.ofMinutes(5);
    private Duration grace = Duration.ofMinutes(30);
    private GraceVariant variant = GraceVariant.KEEPS_SIBLINGS;
    private Duration idempotencyKey = Duration.ofMinutes(6);
    private boolean strict;
    private boolean keepsAuthEventId = true;
    private Supplier<MovableClock> clock = MovableClock::now;
    private Transcript transcript = new Transcript(List.of());

    SandboxBuilder() {}

    /** Sets the port; the default, 0, takes a free one. */
    public SandboxBuilder port(int value) {
        port = value;
        return this;
    }

    /** Sets how long access tokens live; by default 30 minutes. */
    public SandboxBuilder accessTokenLifetime(Duration value) {
        accessToken = value;
        return this;
    }

    /** Sets how long a superseded refresh token goes on working, counted from its first use; by default 30 minutes. */
    public SandboxBuilder gracePeriod(Duration value) {
        grace = value;
        return this;
    }

    /** Sets what a superseded refresh token gives within the grace period; by default KEEPS_SIBLINGS. */
    public SandboxBuilder graceVariant(GraceVariant value) {
        variant = value;
        return this;
    }

    /** Sets how long an unused refresh token lives; by default 60 days. */
    public SandboxBuilder idleLifetime(Duration value) {
        idle = value;
        return this;
    }

    /** Sets how long an authorization code lives; by default 5 minutes. */
    public SandboxBuilder codeLifetime(Duration value) {
        code = value;
        return this;
    }

    /** Sets how long an id_token lives; by default 5 minutes. */
    public SandboxBuilder idTokenLifetime(Duration value) {
        idToken = value;
        return this;
    }

    /**
     * Sets how long an {@code Idempotency-Key} is remembered, counted from its first use; by default 6 minutes, which is
     * what developers quote from Xero's guide.
     */
    public SandboxBuilder idempotencyKeyLifetime(Duration value) {
        idempotencyKey = value;
        return this;
    }

    /**
     * No grace period, whatever else is set: any second use of a refresh token ends every refresh token of the same
     * consent.
     */
    public SandboxBuilder strict() {
        strict = true;
        return this;
    }

    /**
     * Sets whether an organisation that is connected again keeps the {@code authEventId} of its first consent, as a
     * Xero user reported; by default true. If false, it takes that of the newest consent.
     */
    public SandboxBuilder keepsAuthEventIdOnReconnect(boolean value) {
        keepsAuthEventId = value;
        return this;
    }

    /** Sets the time that the clock shows now, from which it goes on; by default the real time. */
    public SandboxBuilder startAt(Instant value) {
        clock = () -> MovableClock.startingAt(value);
        return this;
    }

    /**
     * Lets the sandbox answer from a transcript: a request that fits an exchange gets the recorded reply and changes
     * nothing. Each exchange answers once, in the order of the transcript; every other request is answered as ever. The
     * header {@code Date} shows the sandbox's clock.
     */
    public SandboxBuilder replay(Transcript value) {
        transcript = value;
        return this;
    }

    /**
     * Starts the sandbox. It answers when this returns.
     *
     * @throws IllegalStateException if the port is taken
     */
    public XeroSandbox start() {
        ReusePolicy reuse = strict ? ReusePolicy.strict() : variant.policy(grace);
        Rules rules = new Rules(accessToken, idle, code, idToken, reuse, keepsAuthEventId, idempotencyKey);
        return new XeroSandbox(port, clock.get(), rules, new Replay(transcript));
    }
}
