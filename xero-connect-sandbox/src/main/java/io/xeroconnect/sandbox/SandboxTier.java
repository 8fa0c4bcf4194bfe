package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.state.Allowance;

/**
 * What an app pays for, with Xero's limits of March 2026. An app over its connections cannot begin a consent, and an
 * organisation takes no more than two uncertified apps.
 */
public enum SandboxTier {
    /** 5 connections, 1,000 calls a day to each organisation, uncertified. Where a new app starts at Xero. */
    STARTER(new Allowance(5, 1_000, false, false)),
    /** 50 connections, 5,000 calls a day, uncertified. */
    CORE(new Allowance(50, 5_000, false, false)),
    /** 1,000 connections, 5,000 calls a day, certified. */
    PLUS(new Allowance(1_000, 5_000, true, false)),
    /** 10,000 connections, 5,000 calls a day, certified, and journals may be read. */
    ADVANCED(new Allowance(10_000, 5_000, true, true)),
    /** As ADVANCED without a limit of connections. */
    ENTERPRISE(Allowance.MOST);

    private final Allowance allowance;

    SandboxTier(Allowance allowance) {
        this.allowance = allowance;
    }

    Allowance allowance() {
        return allowance;
    }
}
