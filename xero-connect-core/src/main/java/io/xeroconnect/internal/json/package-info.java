/** JSON as Xero sends it and as records are kept in, read strictly and within limits. */
@NullMarked
package io.xeroconnect.internal.json;

import org.jspecify.annotations.NullMarked;
