package io.xeroconnect.canary;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isToString;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.security.ProtectionDomain;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/** Makes every secret known as it is drawn, and every error and every object with a text form seen as it is built. */
final class Instrumentation {
    private static final ElementMatcher<TypeDescription> DRAWS = named(
                    "io.xeroconnect.internal.authorization.RandomText")
            .or(named("io.xeroconnect.sandbox.internal.state.Ids"));

    /** An open class may be half built when its constructor ends; the library has none with secrets in it. */
    private static final ElementMatcher<TypeDescription> SHOWS = nameStartsWith("io.xeroconnect.")
            .and(ElementMatchers.isFinal())
            .and(ElementMatchers.declaresMethod(isToString()).or(ElementMatchers.isSubTypeOf(Throwable.class)));

    private Instrumentation() {}

    static void install() {
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .type(DRAWS)
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.to(Drawn.class)
                        .on(named("next").or(named("secret")).or(named("opaque")))))
                .type((type, loader, module, redefined, domain) -> SHOWS.matches(type) && isLibrary(domain))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Built.class).on(isConstructor())))
                .installOn(ByteBuddyAgent.install());
    }

    private static boolean isLibrary(ProtectionDomain domain) {
        return domain != null
                && domain.getCodeSource()
                        .getLocation()
                        .getPath()
                        .matches(".*xero-connect-core.*(?<!test-)classes/|.*xero-connect-core[^/]*\\.jar");
    }
}
