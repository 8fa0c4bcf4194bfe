/** A browser that can follow redirects and fill in forms. */
@NullMarked
package io.xeroconnect.sandbox.internal.browser;

import org.jspecify.annotations.NullMarked;
