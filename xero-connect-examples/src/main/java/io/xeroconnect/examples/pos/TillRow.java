package io.xeroconnect.examples.pos;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One row of the till's file.
 *
 * @param line where it stands in the file, from 1
 * @param receipt the till's number of the day
 * @param amount with tax, in the shop's currency, at most two decimals
 * @param tax the tax in the amount, as the till computed it
 * @param customer who bought, who was paid, or an empty text
 * @param pays the number of the sale that is paid for, or an empty text
 */
record TillRow(
        long line,
        String till,
        LocalDate date,
        String receipt,
        RowKind kind,
        String description,
        BigDecimal amount,
        BigDecimal tax,
        Tender tender,
        String customer,
        String pays) {}
