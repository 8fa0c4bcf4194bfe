/** What experiments return, and the report and charts that are made of it. */
@NullMarked
package io.xeroconnect.lab.report;

import org.jspecify.annotations.NullMarked;
