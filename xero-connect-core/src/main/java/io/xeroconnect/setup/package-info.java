/** Setting up a connection step by step, as data for any user interface. */
@NullMarked
package io.xeroconnect.setup;

import org.jspecify.annotations.NullMarked;
