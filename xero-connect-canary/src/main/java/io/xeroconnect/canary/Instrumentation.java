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
    private static final String LIBRARY = ".*xero-connect-(core|wizard|examples|support)(/target/classes/|[^/]*\\.jar)";

    private static final ElementMatcher<TypeDescription> DRAWS = named(
                    "io.xeroconnect.internal.authorization.RandomText")
            .or(named("io.xeroconnect.sandbox.internal.state.Ids"));

    /** An open class may be half built when its constructor ends; the library has none with secrets in it. */
    private static final ElementMatcher<TypeDescription> SHOWS = nameStartsWith("io.xeroconnect.")
            .and(ElementMatchers.isFinal())
            .and(ElementMatchers.declaresMethod(isToString()).or(ElementMatchers.isSubTypeOf(Throwable.class)));

    /** Each page on its way to a browser. */
    private static final ElementMatcher<TypeDescription> ANSWERS = named("io.xeroconnect.wizard.SetupPages");

    /** Where that logger is there: what is logged, before it is decided whether anybody wants it. */
    private static final ElementMatcher<TypeDescription> LOGS = named("ch.qos.logback.classic.Logger");

    private Instrumentation() {}

    static void install() {
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                // Of the classes that are loaded already, one that cannot be changed must not keep the others from it.
                .with(AgentBuilder.RedefinitionStrategy.BatchAllocator.ForFixedSize.ofSize(1))
                // Looking at a class may load others, which are then not looked at: so look again until there are none.
                .with(AgentBuilder.RedefinitionStrategy.DiscoveryStrategy.Reiterating.INSTANCE)
                .with(new Blindness())
                .type(DRAWS)
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.to(Drawn.class)
                        .on(named("next").or(named("secret")).or(named("opaque")))))
                .type(ANSWERS)
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Answered.class).on(named("handle"))))
                .type(LOGS)
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(LogCalled.class).on(nameStartsWith("filterAndLog"))))
                .type((type, loader, module, redefined, domain) -> SHOWS.matches(type) && isLibrary(domain))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Built.class).on(isConstructor())))
                .installOn(ByteBuddyAgent.install());
    }

    private static boolean isLibrary(ProtectionDomain domain) {
        return domain != null && domain.getCodeSource().getLocation().getPath().matches(LIBRARY);
    }
}
