package io.xeroconnect.examples.verify;

/** An outcome with what was seen, before it is known which assumption it is about. */
record Finding(Outcome outcome, String seen) {
    static Finding of(boolean confirmed, String seen) {
        return new Finding(confirmed ? Outcome.CONFIRMED : Outcome.REFUTED, seen);
    }

    static Finding notApplicable(String why) {
        return new Finding(Outcome.NOT_APPLICABLE, why);
    }

    static Finding notMeasured(String why) {
        return new Finding(Outcome.NOT_MEASURED, why);
    }
}
