/** What the sandbox knows: apps, users, organisations, connections and token families. Guarded by the world's monitor. */
@NullMarked
package io.xeroconnect.sandbox.internal.state;

import org.jspecify.annotations.NullMarked;
