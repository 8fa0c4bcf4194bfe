package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class XeroSandboxExtensionTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    @RegisterExtension
    static final XeroSandboxExtension XERO = XeroSandboxExtension.with(builder -> builder.startAt(START));

    private XeroSandbox before;

    @BeforeEach
    void open(XeroSandbox sandbox) {
        before = sandbox;
    }

    @Test
    void testAndItsPreparationShareOneSandbox(XeroSandbox sandbox) {
        assertThat(sandbox).isSameAs(before);
    }

    @Test
    void settingsApply(XeroSandbox sandbox) {
        assertThat(sandbox.clock().instant()).isBetween(START, START.plusSeconds(60));
    }
}
