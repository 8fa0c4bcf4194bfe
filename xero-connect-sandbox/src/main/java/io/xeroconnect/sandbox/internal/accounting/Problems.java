package io.xeroconnect.sandbox.internal.accounting;

import java.util.ArrayList;
import java.util.List;

/** Collects the validation errors of one element, so that all of them are told at once. */
final class Problems {
    private final List<String> messages = new ArrayList<>();

    void add(String message) {
        messages.add(message);
    }

    void require(boolean condition, String message) {
        if (!condition) {
            add(message);
        }
    }

    /** A document may only be in the organisation's currency. */
    void requireCurrency(Element element) {
        element.text("CurrencyCode")
                .filter(code -> !code.equals(Amounts.CURRENCY))
                .ifPresent(code -> add("Organisation is not subscribed to currency " + code));
    }

    void refuseIfAny() {
        if (!messages.isEmpty()) {
            throw new Refusal(messages);
        }
    }
}
