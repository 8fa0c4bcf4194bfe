/** What a keep-alive sweep found and did. */
@NullMarked
package io.xeroconnect.keepalive;

import org.jspecify.annotations.NullMarked;
