/** What is kept of a connection, and what it means. */
@NullMarked
package io.xeroconnect.internal.record;

import org.jspecify.annotations.NullMarked;
