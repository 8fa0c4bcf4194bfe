/** A key management service behind {@link io.xeroconnect.store.TokenCipher}. */
@NullMarked
package io.xeroconnect.examples.kms;

import org.jspecify.annotations.NullMarked;
