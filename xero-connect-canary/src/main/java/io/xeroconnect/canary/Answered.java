package io.xeroconnect.canary;

import net.bytebuddy.asm.Advice;

/** Stands where the set-up pages answer a request. */
final class Answered {
    private Answered() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return Object response) {
        Pages.answered(response);
    }
}
