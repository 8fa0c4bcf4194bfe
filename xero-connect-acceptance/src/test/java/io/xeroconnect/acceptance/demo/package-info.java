/** What stands around each recipe when it is shown, and the tests of them all. */
@NullMarked
package io.xeroconnect.acceptance.demo;

import org.jspecify.annotations.NullMarked;
