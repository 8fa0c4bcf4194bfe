/** What happens to connections, for whoever listens. */
@NullMarked
package io.xeroconnect.event;

import org.jspecify.annotations.NullMarked;
