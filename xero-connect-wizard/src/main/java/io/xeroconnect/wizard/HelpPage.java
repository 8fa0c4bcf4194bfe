package io.xeroconnect.wizard;

/** The explanation of every finding, as it is in the documentation. */
final class HelpPage {
    private final Parts parts;
    private final Html explanations = Troubleshooting.load();

    HelpPage(Parts parts) {
        this.parts = parts;
    }

    PageResponse show(Visit visit) {
        return parts.show(
                visit, Draft.of(parts.text("help.title"), Html.of("div", "help").add(explanations)));
    }
}
