package io.xeroconnect.canary;

import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.utility.JavaModule;
import org.jspecify.annotations.Nullable;

/** A class that cannot be watched is as bad as one that shows a secret: nobody would see it. */
final class Blindness extends AgentBuilder.Listener.Adapter {
    @Override
    public void onError(
            String type,
            @Nullable ClassLoader loader,
            @Nullable JavaModule module,
            boolean loaded,
            Throwable throwable) {
        if (type.startsWith("io.xeroconnect.")) {
            Canary.blind(type, throwable);
        }
    }
}
