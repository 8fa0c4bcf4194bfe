/** One request, one complete answer, under one deadline. */
@NullMarked
package io.xeroconnect.internal.http;

import org.jspecify.annotations.NullMarked;
