/** Consents: from the first redirect to the promoted token set. */
@NullMarked
package io.xeroconnect.internal.authorization;

import org.jspecify.annotations.NullMarked;
