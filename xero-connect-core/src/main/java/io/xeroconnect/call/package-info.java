/** Operations against Xero's API, run with a usable token. */
@NullMarked
package io.xeroconnect.call;

import org.jspecify.annotations.NullMarked;
