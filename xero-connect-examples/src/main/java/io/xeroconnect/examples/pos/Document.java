package io.xeroconnect.examples.pos;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One thing to be written in Xero.
 *
 * @param number its own for ever: the same row of the same file always gives the same one
 * @param amount with tax; below zero only for a variance
 * @param contact whom it concerns, or an empty text where Xero needs nobody
 * @param lines none for payments
 * @param account the code of the account that the money went to or came from, or an empty text
 * @param about the number of what is paid for, or an empty text
 */
record Document(
        String number,
        Entry entry,
        LocalDate date,
        BigDecimal amount,
        String contact,
        List<Line> lines,
        String account,
        String about) {
    Document {
        lines = List.copyOf(lines);
    }
}
