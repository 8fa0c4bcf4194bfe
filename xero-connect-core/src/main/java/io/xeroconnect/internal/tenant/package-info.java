/** Which organisation a connection is for, and whether it is still connected at Xero. */
@NullMarked
package io.xeroconnect.internal.tenant;

import org.jspecify.annotations.NullMarked;
