/** Xero's endpoints as the library uses them. */
@NullMarked
package io.xeroconnect.internal.wire;

import org.jspecify.annotations.NullMarked;
