package io.xeroconnect.examples.pos;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** The till's file beside Xero's books, both read anew. */
final class Reconciliation {
    private static final String ROW = "  %-20s %6s %12s %7s %8s %7s %12s %11s%n";

    private final TillQueue queue;
    private final Map<Entry, Sum> file;
    private final Map<Entry, Sum> books;

    private Reconciliation(TillQueue queue, Map<Entry, Sum> file, Map<Entry, Sum> books) {
        this.queue = queue;
        this.file = file;
        this.books = books;
    }

    /** Asks Xero for every document; what stands there twice counts twice. Throws as {@link TillXero} does. */
    static Reconciliation of(TillQueue queue, List<TillDay> days, TillXero xero)
            throws IOException, InterruptedException {
        Map<String, Entry> entries = new HashMap<>();
        queue.documents().forEach(document -> entries.put(document.number(), document.entry()));
        Map<Entry, Sum> books = new EnumMap<>(Entry.class);
        for (Shelf shelf : Shelf.values()) {
            List<String> numbers = queue.documents().stream()
                    .filter(document -> document.entry().shelf() == shelf)
                    .map(Document::number)
                    .toList();
            for (Found found : xero.find(shelf, numbers)) {
                Entry entry = Objects.requireNonNull(entries.get(found.number()), found.number());
                books.merge(entry, found.live() ? new Sum(1, found.total(), found.tax()) : Sum.ZERO, Sum::plus);
            }
        }
        return new Reconciliation(queue, Takings.of(days), books);
    }

    /** Prints the table and what was refused. Returns whether Xero has everything once, and to the cent. */
    boolean print(PrintStream out) {
        out.printf(ROW, "", "count", "till's file", "queued", "refused", "posted", "in Xero", "difference");
        Sum all = Sum.ZERO;
        boolean equal = true;
        for (Entry entry : Entry.values()) {
            Sum taken = file.getOrDefault(entry, Sum.ZERO);
            Sum there = books.getOrDefault(entry, Sum.ZERO);
            Sum difference = there.minus(taken);
            out.printf(
                    ROW,
                    entry.title(),
                    taken.count(),
                    money(taken.total()),
                    count(entry, State::isOpen),
                    count(entry, State.Refused.class::isInstance),
                    count(entry, State.Posted.class::isInstance),
                    money(there.total()),
                    money(difference.total()));
            all = all.plus(difference);
            equal &= difference.isZero();
        }
        printTax(out);
        queue.refusals().forEach(line -> out.printf("  Set aside: %s%n", line));
        Sum there = sum(books);
        out.printf(
                Locale.ROOT,
                "till: %d of %d documents in Xero, difference %s%n",
                there.count(),
                queue.documents().size(),
                all.total());
        return equal && there.count() == queue.documents().size();
    }

    private void printTax(PrintStream out) {
        Sum taken = sum(file);
        Sum there = sum(books);
        out.printf(
                "  Tax in sales, refunds and expenses: %s in the till's file, %s in Xero%n",
                money(taken.tax()), money(there.tax()));
    }

    private long count(Entry entry, Predicate<State> condition) {
        return queue.documents().stream()
                .filter(document -> document.entry() == entry)
                .filter(document -> condition.test(queue.state(document)))
                .count();
    }

    private static Sum sum(Map<Entry, Sum> sums) {
        return sums.values().stream().reduce(Sum.ZERO, Sum::plus);
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
