/** How soon the set-up pages are there. */
@NullMarked
package io.xeroconnect.lab.page;

import org.jspecify.annotations.NullMarked;
