/** Long experiments, by hand and in the pipeline. */
@NullMarked
package io.xeroconnect.lab;

import org.jspecify.annotations.NullMarked;
