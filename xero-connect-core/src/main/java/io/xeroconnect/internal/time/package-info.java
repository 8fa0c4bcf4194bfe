/** Wall clock and monotonic clock, and every duration the library waits for. */
@NullMarked
package io.xeroconnect.internal.time;

import org.jspecify.annotations.NullMarked;
