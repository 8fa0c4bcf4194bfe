/** What a product copies where it uses Spring, Redis, OkHttp or db-scheduler: one task each, in one file. */
@NullMarked
package io.xeroconnect.acceptance.recipes;

import org.jspecify.annotations.NullMarked;
