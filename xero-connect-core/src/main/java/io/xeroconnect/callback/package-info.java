/** How the owner gets to Xero's consent page and back. */
@NullMarked
package io.xeroconnect.callback;

import org.jspecify.annotations.NullMarked;
