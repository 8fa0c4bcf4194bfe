package io.xeroconnect.wizard;

/** A value that the owner copies into a form at Xero; without scripts it is selected and copied by hand. */
final class CopyRow {
    private final Parts parts;

    CopyRow(Parts parts) {
        this.parts = parts;
    }

    Html row(String id, String label, String value) {
        Html input = Html.of("input").set("id", id).set("readonly").set("value", value);
        Html button = Html.of("button", "button quiet")
                .set("type", "button")
                .set("hidden")
                .set("data-copy", id)
                .set("data-copied", parts.text("step.copied"))
                .text(parts.text("step.copy"))
                .add(Html.of("span", "unseen").text(": " + label));
        return Html.of("div", "copy")
                .add(Html.of("label").set("for", id).text(label))
                .add(Html.of("div", "copy-row").add(input, button));
    }
}
