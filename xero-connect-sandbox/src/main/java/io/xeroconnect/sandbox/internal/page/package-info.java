/** The HTML that a shop owner sees. */
@NullMarked
package io.xeroconnect.sandbox.internal.page;

import org.jspecify.annotations.NullMarked;
