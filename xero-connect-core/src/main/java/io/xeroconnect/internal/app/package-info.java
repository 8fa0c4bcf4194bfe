/** The app that a connection brings, and its change of secret. */
@NullMarked
package io.xeroconnect.internal.app;

import org.jspecify.annotations.NullMarked;
