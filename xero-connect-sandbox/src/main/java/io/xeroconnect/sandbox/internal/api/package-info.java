/** Xero's API: connections, the organisation, rate limits and error bodies. */
@NullMarked
package io.xeroconnect.sandbox.internal.api;

import org.jspecify.annotations.NullMarked;
