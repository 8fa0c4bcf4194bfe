/** Runnable embeddings of the library: a tour against the sandbox, a journey against the real Xero, the quickstart. */
@NullMarked
package io.xeroconnect.examples;

import org.jspecify.annotations.NullMarked;
