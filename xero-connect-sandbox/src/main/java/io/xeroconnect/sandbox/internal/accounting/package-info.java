/** The books of one organisation: what can be written there, when it is refused, and how it is shown. */
@NullMarked
package io.xeroconnect.sandbox.internal.accounting;

import org.jspecify.annotations.NullMarked;
