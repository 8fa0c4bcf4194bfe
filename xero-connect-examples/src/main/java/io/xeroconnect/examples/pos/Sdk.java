package io.xeroconnect.examples.pos;

import com.xero.models.accounting.Account;
import com.xero.models.accounting.Contact;
import com.xero.models.accounting.LineItem;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** The till's values as the SDK's. */
final class Sdk {
    /** Prices have two decimals. */
    static final int DECIMALS = 2;

    /** Each document is judged by itself: one that is refused does not hold up the others. */
    static final boolean SUMMARIZE_ERRORS = false;

    private Sdk() {}

    static org.threeten.bp.LocalDate date(LocalDate date) {
        return org.threeten.bp.LocalDate.of(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    static Contact contact(Document document) {
        return new Contact().name(document.contact());
    }

    static Account account(Document document) {
        return new Account().code(document.account());
    }

    static List<LineItem> lines(Document document) {
        return document.lines().stream().map(Sdk::line).toList();
    }

    /** Returns a condition that the field is one of these texts, which hold no quotation mark. */
    static String where(String field, List<String> texts) {
        return texts.stream().map(text -> field + "==\"" + text + "\"").collect(Collectors.joining(" OR "));
    }

    /** The till's own tax is kept: a tax that Xero computes may differ by a cent. */
    private static LineItem line(Line line) {
        return new LineItem()
                .description(line.description())
                .quantity(1.0)
                .unitAmount(line.amount().doubleValue())
                .accountCode(line.account())
                .taxType(line.taxType())
                .taxAmount(line.tax().doubleValue());
    }
}
