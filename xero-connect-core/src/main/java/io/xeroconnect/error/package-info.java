/** One unchecked class per way to recover, each with a reason, a remedy and the connection. */
@NullMarked
package io.xeroconnect.error;

import org.jspecify.annotations.NullMarked;
