/** What a product copies: one task each, in one file of at most 80 lines, with everything that it takes to be correct. */
@NullMarked
package io.xeroconnect.examples.recipes;

import org.jspecify.annotations.NullMarked;
