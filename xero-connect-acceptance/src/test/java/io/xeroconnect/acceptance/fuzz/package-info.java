/** Fuzzes each parser of outside bytes for as long as asked, each in a process of its own. */
@NullMarked
package io.xeroconnect.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
