package io.xeroconnect.canary;

import net.bytebuddy.asm.Advice;

/** Stands at the end of each constructor. */
final class Built {
    private Built() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Object built) {
        Canary.built(built);
    }
}
