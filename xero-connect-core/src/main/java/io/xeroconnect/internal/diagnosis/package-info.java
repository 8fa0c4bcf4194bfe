/** The checks behind a connection's test. */
@NullMarked
package io.xeroconnect.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
