/** Values that everything else shares. Imports only the JDK. */
@NullMarked
package io.xeroconnect.model;

import org.jspecify.annotations.NullMarked;
