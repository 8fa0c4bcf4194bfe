/** A thousand threads that want the token of one connection: while it is refreshed, and when it has ended. */
@org.jspecify.annotations.NullMarked
package io.xeroconnect.lab.herd;
