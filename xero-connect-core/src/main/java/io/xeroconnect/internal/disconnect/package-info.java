/** Ends one connection without cutting off another. */
@NullMarked
package io.xeroconnect.internal.disconnect;

import org.jspecify.annotations.NullMarked;
