package io.xeroconnect.sandbox;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every JUnit test a fresh {@link XeroSandbox} as a parameter, of the test and of its {@code @BeforeEach} methods,
 * and closes it afterwards.
 *
 * <p>Use {@code @ExtendWith(XeroSandboxExtension.class)}, or for another kind of sandbox
 * {@code @RegisterExtension static final XeroSandboxExtension XERO = XeroSandboxExtension.with(SandboxBuilder::strict)}.
 */
public final class XeroSandboxExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(XeroSandboxExtension.class);

    private final UnaryOperator<SandboxBuilder> settings;

    /** Starts sandboxes with Xero's own lifetimes. */
    public XeroSandboxExtension() {
        this(builder -> builder);
    }

    private XeroSandboxExtension(UnaryOperator<SandboxBuilder> settings) {
        this.settings = settings;
    }

    /** Returns an extension that starts sandboxes with these settings. */
    public static XeroSandboxExtension with(UnaryOperator<SandboxBuilder> settings) {
        return new XeroSandboxExtension(settings);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == XeroSandbox.class
                && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return find(context).orElseGet(() -> start(context));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        find(context).ifPresent(XeroSandbox::close);
    }

    private XeroSandbox start(ExtensionContext context) {
        XeroSandbox sandbox = settings.apply(XeroSandbox.builder()).start();
        context.getStore(NAMESPACE).put(this, sandbox);
        return sandbox;
    }

    private Optional<XeroSandbox> find(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(this, XeroSandbox.class));
    }
}
