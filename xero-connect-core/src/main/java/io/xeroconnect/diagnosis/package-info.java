/** What a test of a connection asks and finds. */
@NullMarked
package io.xeroconnect.diagnosis;

import org.jspecify.annotations.NullMarked;
