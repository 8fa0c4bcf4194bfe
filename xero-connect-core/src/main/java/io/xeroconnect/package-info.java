/** The front door: ConnectionManager. */
@NullMarked
package io.xeroconnect;

import org.jspecify.annotations.NullMarked;
