package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UpgradeScopesMainTest {
    @Test
    void whoeverConsentedIsOffTheReport() {
        Captured out = new Captured();
        UpgradeScopesMain.run(out.stream);
        assertThat(out.lines().subList(0, 2))
                .containsExactlyInAnyOrder(
                        "Warning: corner depends on [accounting.transactions].",
                        "Warning: harbour depends on [accounting.transactions].");
        assertThat(out.lines().subList(2, 10))
                .containsExactly(
                        "2 of 2 connections need a new consent; Xero retires broad scopes on 2027-09-13.",
                        "corner (The corner shop): 29 days left; retiring: accounting.transactions",
                        "harbour (The harbour shop): 29 days left; retiring: accounting.transactions",
                        "The page of corner: Press Connect once before 2027-09-13, and allow access again.",
                        "The owner of corner presses Connect.",
                        "The page of corner: nothing to do",
                        "1 of 2 connections need a new consent; Xero retires broad scopes on 2027-09-13.",
                        "harbour (The harbour shop): 29 days left; retiring: accounting.transactions");
    }
}
