package io.xeroconnect.setup;

/**
 * What an owner may see in the browser when a consent does not come back: most mistakes of a set-up end on a page of
 * Xero's that never calls the redirect URI. The owner picks one.
 *
 * <p>The quoted messages are Xero's own, as others have seen them; the pages without one are told by what they look like.
 */
public enum SeenAtXero {
    /** The redirect URI is not registered in the app. */
    INVALID_REDIRECT_URI("\"unauthorized_client : Invalid redirect_uri\""),
    /** Xero does not know the client id. */
    UNKNOWN_CLIENT("\"unauthorized_client : Unknown client or client not enabled\""),
    /** A scope exists, and this app may not use it. */
    SCOPE_NOT_FOR_CLIENT("\"unauthorized_client : Invalid scope for client\""),
    /** A scope does not exist for this app, or the app has no consent page. */
    INVALID_SCOPE("\"invalid_scope\""),
    /** The app has as many connections as its tier allows. */
    CONNECTION_LIMIT("the app needs to complete certification before it can connect to more organisations"),
    /** The organisation has two uncertified apps already. */
    TWO_UNCERTIFIED_APPS("the organisation is already connected to two uncertified apps"),
    /** The list of organisations is empty, or the right one is missing. */
    NO_ORGANISATION("no organisation to choose, or not the right one"),
    /** Nothing, or a refusal to be shown in a frame. */
    BLANK("an empty page, or one that refused to connect"),
    /** After Allow access the browser could not open the page of this product. */
    CALLBACK_UNREACHABLE("after Allow access: this page cannot be reached"),
    /** Any other message. */
    OTHER("another message, or \"Error code: 500\"");

    private final String message;

    SeenAtXero(String message) {
        this.message = message;
    }

    /** Returns what the page says or looks like, for a list to choose from. */
    public String message() {
        return message;
    }
}
