/** What sealing adds to the store. */
@NullMarked
package io.xeroconnect.lab.sealing;

import org.jspecify.annotations.NullMarked;
