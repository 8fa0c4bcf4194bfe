package io.xeroconnect.examples.verify;

/** Ends a measurement for which something is missing. */
final class Unmeasurable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    Unmeasurable(Finding finding) {
        super(finding.seen());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
