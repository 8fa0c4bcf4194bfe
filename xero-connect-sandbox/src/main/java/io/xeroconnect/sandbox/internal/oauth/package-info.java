/** Xero's identity server: authorization pages, tokens, revocation, keys and discovery. */
@NullMarked
package io.xeroconnect.sandbox.internal.oauth;

import org.jspecify.annotations.NullMarked;
