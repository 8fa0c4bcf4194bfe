/** The set-up pages in a real browser, through the pages of the sandbox. */
@NullMarked
package io.xeroconnect.acceptance.browser;

import org.jspecify.annotations.NullMarked;
