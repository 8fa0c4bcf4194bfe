/** Measures at the real Xero, once, what the library assumes about it. */
@NullMarked
package io.xeroconnect.examples.verify;

import org.jspecify.annotations.NullMarked;
