package io.xeroconnect.examples.pos;

import java.math.BigDecimal;

/**
 * One line of a document.
 *
 * @param account the code of the account in Xero
 * @param amount with tax
 */
record Line(String description, String account, String taxType, BigDecimal amount, BigDecimal tax) {}
