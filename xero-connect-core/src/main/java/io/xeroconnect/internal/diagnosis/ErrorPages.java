package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.setup.SeenAtXero;

/** Explains the pages of Xero's that never call back. */
public final class ErrorPages {
    private ErrorPages() {}

    /** Returns what the page that the owner saw means and what to do. */
    public static CheckResult explain(SeenAtXero seen) {
        return finding(seen).result();
    }

    private static Finding finding(SeenAtXero seen) {
        return switch (seen) {
            case INVALID_REDIRECT_URI -> PageFinding.INVALID_REDIRECT_URI;
            case UNKNOWN_CLIENT -> PageFinding.UNKNOWN_CLIENT;
            case SCOPE_NOT_FOR_CLIENT -> PageFinding.SCOPE_NOT_FOR_CLIENT;
            case INVALID_SCOPE -> PageFinding.INVALID_SCOPE;
            case CONNECTION_LIMIT -> PageFinding.CONNECTION_LIMIT;
            case TWO_UNCERTIFIED_APPS -> PageFinding.TWO_UNCERTIFIED_APPS;
            case NO_ORGANISATION -> PageFinding.NO_ORGANISATION;
            case BLANK -> PageFinding.BLANK;
            case CALLBACK_UNREACHABLE -> PageFinding.CALLBACK_UNREACHABLE;
            case OTHER -> PageFinding.OTHER_ERROR;
        };
    }
}
