/** How many connections a sweep refreshes in a second, beside the requests alone. */
@NullMarked
package io.xeroconnect.lab.throughput;

import org.jspecify.annotations.NullMarked;
