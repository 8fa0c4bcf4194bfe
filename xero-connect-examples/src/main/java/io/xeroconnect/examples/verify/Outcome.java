package io.xeroconnect.examples.verify;

/** What a measurement says about an assumption. */
public enum Outcome {
    /** Xero does what the library assumes. */
    CONFIRMED,
    /** Xero does something else. */
    REFUTED,
    /** It cannot be asked of this app or server. */
    NOT_APPLICABLE,
    /** It was not seen this time. */
    NOT_MEASURED
}
