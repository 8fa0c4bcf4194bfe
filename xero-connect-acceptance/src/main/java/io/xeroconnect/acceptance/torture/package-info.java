/** Several servers on one store, killed at random, against a Xero that drops, slows and refuses: does a connection end? */
@NullMarked
package io.xeroconnect.acceptance.torture;

import org.jspecify.annotations.NullMarked;
