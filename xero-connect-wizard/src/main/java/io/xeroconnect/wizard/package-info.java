/** Set-up pages for a product to mount: framework-free, with adapters for the JDK's HTTP server and for servlets. */
@NullMarked
package io.xeroconnect.wizard;

import org.jspecify.annotations.NullMarked;
