/** How far an owner has come with a set-up, and what is said on the way. */
@NullMarked
package io.xeroconnect.internal.setup;

import org.jspecify.annotations.NullMarked;
