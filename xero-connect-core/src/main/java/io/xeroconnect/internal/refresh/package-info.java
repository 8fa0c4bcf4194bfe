/** The refresh that never loses a connection: claim, one request, commit. */
@NullMarked
package io.xeroconnect.internal.refresh;

import org.jspecify.annotations.NullMarked;
