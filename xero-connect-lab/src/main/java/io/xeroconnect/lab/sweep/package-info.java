/** Whether a sweep costs what is due, and not what is stored. */
@NullMarked
package io.xeroconnect.lab.sweep;

import org.jspecify.annotations.NullMarked;
