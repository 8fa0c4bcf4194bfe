package io.xeroconnect.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Stands beside every test of a module, and fails it if a secret was shown anywhere while it ran. */
public final class CanaryExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Logger ROOT = LogManager.getLogManager().getLogger("");

    static {
        Instrumentation.install();
        ROOT.setLevel(Level.ALL);
        ROOT.addHandler(new SearchingHandler());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        requireNone();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        requireNone();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        requireNone();
    }

    private static void requireNone() {
        assertThat(Canary.hits()).as("places where a secret was shown").isEmpty();
    }
}
