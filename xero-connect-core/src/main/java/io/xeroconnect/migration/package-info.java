/** Leaving OAuth 1.0a. */
@NullMarked
package io.xeroconnect.migration;

import org.jspecify.annotations.NullMarked;
