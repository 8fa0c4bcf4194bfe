package io.xeroconnect.sandbox.internal.accounting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An invoice, a bill, or a credit note.
 *
 * @param dueDate the date itself, where there is no other
 * @param status Xero's literal; PAID once nothing is outstanding
 * @param paid by payments, or refunded by them
 * @param credited by credit notes, or allocated to invoices
 * @param settled when the last of it was paid; the date until then
 */
record Document(
        UUID id,
        DocumentType type,
        String number,
        String reference,
        UUID contact,
        LocalDate date,
        LocalDate dueDate,
        Lines lines,
        String status,
        BigDecimal paid,
        BigDecimal credited,
        LocalDate settled,
        Instant updated) {
    BigDecimal outstanding() {
        return lines.total().subtract(paid).subtract(credited);
    }

    boolean isTouched() {
        return paid.signum() != 0 || credited.signum() != 0;
    }

    /** Whether its number still belongs to it; that VOIDED and DELETED documents give theirs back is an assumption. */
    boolean holdsNumber(String other) {
        return isLive() && number.equalsIgnoreCase(other);
    }

    boolean isLive() {
        return !status.equals("VOIDED") && !status.equals("DELETED");
    }

    Document withPaid(BigDecimal amount, LocalDate day, Instant now) {
        return settle(paid.add(amount), credited, day, now);
    }

    Document withCredited(BigDecimal amount, LocalDate day, Instant now) {
        return settle(paid, credited.add(amount), day, now);
    }

    private Document settle(BigDecimal newPaid, BigDecimal newCredited, LocalDate day, Instant now) {
        boolean done = lines.total().compareTo(newPaid.add(newCredited)) == 0;
        return new Document(
                id,
                type,
                number,
                reference,
                contact,
                date,
                dueDate,
                lines,
                done ? "PAID" : "AUTHORISED",
                newPaid,
                newCredited,
                day,
                now);
    }
}
