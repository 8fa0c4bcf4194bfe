/** What is needed of OAuth 1.0a to leave it: signed requests. */
@NullMarked
package io.xeroconnect.internal.oauth1;

import org.jspecify.annotations.NullMarked;
