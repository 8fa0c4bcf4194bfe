/** What a cached connection costs in memory. */
@NullMarked
package io.xeroconnect.lab.memory;

import org.jspecify.annotations.NullMarked;
