/** Requests and replies as the endpoints see them, free of the server underneath. */
@NullMarked
package io.xeroconnect.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
