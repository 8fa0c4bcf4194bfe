/** The work behind the facade, and nothing of it for users: any of it may change at any time. */
@NullMarked
package io.xeroconnect.internal;

import org.jspecify.annotations.NullMarked;
