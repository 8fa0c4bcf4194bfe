/** How long a product takes from its start to its first token, and what it has to carry for it. */
@NullMarked
package io.xeroconnect.lab.coldstart;

import org.jspecify.annotations.NullMarked;
