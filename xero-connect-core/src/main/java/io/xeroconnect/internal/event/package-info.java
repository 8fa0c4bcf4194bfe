/** Tells listeners what has happened, after it is durable. */
@NullMarked
package io.xeroconnect.internal.event;

import org.jspecify.annotations.NullMarked;
