package io.xeroconnect.canary;

import net.bytebuddy.asm.Advice;

/** Stands where a line comes to Logback. */
final class LogCalled {
    private LogCalled() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object logger, @Advice.AllArguments Object[] line) {
        LogCalls.called(logger, line);
    }
}
