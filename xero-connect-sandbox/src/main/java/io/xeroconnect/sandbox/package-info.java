/** A local Xero for tests and demonstrations: start it, give it apps, users and organisations, and speak HTTP to it. */
@NullMarked
package io.xeroconnect.sandbox;

import org.jspecify.annotations.NullMarked;
