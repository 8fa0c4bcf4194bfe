/** A command line tool for a vendor's support desk. It uses only what the library offers to everybody. */
@NullMarked
package io.xeroconnect.support;

import org.jspecify.annotations.NullMarked;
