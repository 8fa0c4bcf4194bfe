package io.xeroconnect.model;

import java.util.Map;
import java.util.regex.Pattern;

/** The values behind assumptions on which more than one place rests, each here and nowhere else. */
public final class AssumedValues {
    /** How many characters a client id has. */
    public static final int CLIENT_ID_LENGTH = 32;

    /** How many characters a client secret usually has. */
    public static final int USUAL_SECRET_LENGTH = 48;

    /** How many characters a client secret, or an id of another form, has at least. */
    @Assumes(Assumption.SECRET_FORMAT)
    public static final int SHORTEST_SECRET = 20;

    /** What a user must be allowed to do for a scope to be of use, by the scope. */
    @Assumes(Assumption.ROLE_ACTIONS)
    public static final Map<String, String> ACTIONS_BY_SCOPE = Map.of(
            "accounting.invoices", "CreateApprovedInvoice",
            "accounting.payments", "CreateInvoicePayment",
            "accounting.transactions", "CreateApprovedInvoice",
            "accounting.attachments", "AttachFilesIntoInvoice");

    @Assumes(Assumption.CLIENT_ID_FORMAT)
    private static final Pattern USUAL_CLIENT_ID = Pattern.compile("[0-9A-Fa-f]{" + CLIENT_ID_LENGTH + "}");

    private AssumedValues() {}

    /** Returns whether a value has the form of a client id. */
    public static boolean looksLikeClientId(String value) {
        return USUAL_CLIENT_ID.matcher(value).matches();
    }
}
