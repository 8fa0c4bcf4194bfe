/** Sweeps over what is due, whether or not anybody calls. */
@NullMarked
package io.xeroconnect.internal.keepalive;

import org.jspecify.annotations.NullMarked;
