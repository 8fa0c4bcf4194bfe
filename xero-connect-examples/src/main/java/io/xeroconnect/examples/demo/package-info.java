/** What stands around each recipe when it is shown: a sandbox, a shop and its owner. Nothing of it is for a product. */
@NullMarked
package io.xeroconnect.examples.demo;

import org.jspecify.annotations.NullMarked;
