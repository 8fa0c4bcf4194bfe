package io.xeroconnect.acceptance.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the tests of a class the one browser of this JVM; skips them, and says so, where there is none. */
final class RealBrowser implements ExecutionCondition, ParameterResolver {
    private static final Logger LOG = LoggerFactory.getLogger(RealBrowser.class);
    private static final Chromium CHROMIUM = Chromium.in(System.getenv());

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return CHROMIUM.reasonToSkip()
                .map(reason -> skipped(context, reason))
                .orElseGet(() -> ConditionEvaluationResult.enabled("A browser is installed."));
    }

    private static ConditionEvaluationResult skipped(ExtensionContext context, String reason) {
        LOG.warn("Skipped {}. {}", context.getRequiredTestClass().getName(), reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Windows.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Program program = context.getRoot()
                .getStore(Namespace.create(RealBrowser.class))
                .computeIfAbsent(
                        Program.class, key -> new Program(CHROMIUM.program().orElseThrow()), Program.class);
        String folder = context.getRequiredTestClass().getSimpleName() + "/"
                + context.getRequiredTestMethod().getName();
        return new Windows(program, folder);
    }
}
