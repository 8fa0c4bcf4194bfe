/** Calls to Xero's API, and what its refusals mean. */
@NullMarked
package io.xeroconnect.internal.call;

import org.jspecify.annotations.NullMarked;
