/** The threads on which blocking work runs, with the caller's deadline. */
@NullMarked
package io.xeroconnect.internal.work;

import org.jspecify.annotations.NullMarked;
