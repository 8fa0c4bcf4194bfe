/** A database that keeps what it acknowledged, to measure against. */
@NullMarked
package io.xeroconnect.lab.database;

import org.jspecify.annotations.NullMarked;
