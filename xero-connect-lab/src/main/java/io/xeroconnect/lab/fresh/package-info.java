/** What a call costs while its token is FRESH. */
@NullMarked
package io.xeroconnect.lab.fresh;

import org.jspecify.annotations.NullMarked;
