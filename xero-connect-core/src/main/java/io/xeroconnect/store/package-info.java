/** Where connections are kept: the store contract, its checks, and the stores that come with the library. */
@NullMarked
package io.xeroconnect.store;

import org.jspecify.annotations.NullMarked;
