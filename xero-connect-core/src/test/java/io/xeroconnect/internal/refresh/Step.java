package io.xeroconnect.internal.refresh;

import java.util.function.Supplier;

/** Takes one step of a world: where it leads, and what happened in plain words. */
@FunctionalInterface
interface Step {
    void to(World next, Supplier<String> what);
}
