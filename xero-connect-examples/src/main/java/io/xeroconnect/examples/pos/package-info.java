/** A till whose takings reach Xero once each, whatever happens on the way. */
@NullMarked
package io.xeroconnect.examples.pos;

import org.jspecify.annotations.NullMarked;
