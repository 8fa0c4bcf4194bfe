package io.xeroconnect.sandbox.internal.accounting;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** One resource of the ledger, as the API shows it. Its items are in the order in which they were first written. */
public interface Book {
    /** Returns the member of bodies and replies that holds it, for example {@code Invoices}. */
    String name();

    /** Returns the member that holds an item's id. */
    String idName();

    /** Returns the member by which an item can be found besides its id, or an empty string. */
    default String numberName() {
        return "";
    }

    /** Returns the members by which items can be filtered. */
    Set<String> fields();

    /** Returns all items, with their lines or without. */
    List<Map<String, Object>> items(Ledger ledger, boolean withLines);

    /** Whether it can be written at all. */
    default boolean isWritable() {
        return true;
    }

    /**
     * Writes one element and returns the item that came of it.
     *
     * @throws Refusal if it is not accepted; what was changed until then is for the caller to undo
     * @throws UnreadableElement if a member has no value of its type; likewise
     */
    default Map<String, Object> write(Ledger ledger, Element element, Writing how) {
        throw new Refusal(name() + " cannot be written.");
    }
}
