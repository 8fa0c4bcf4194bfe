/** A small product that mounts the set-up pages. */
@NullMarked
package io.xeroconnect.examples.wizard;

import org.jspecify.annotations.NullMarked;
