/** A Xero that is never the bottleneck, and connections to it by the hundred thousand. */
@NullMarked
package io.xeroconnect.lab.xero;

import org.jspecify.annotations.NullMarked;
