package io.xeroconnect.sandbox;

import java.net.URI;

/** What "My Apps" accepts as a redirect URI. */
final class RedirectUris {
    private RedirectUris() {}

    /** Returns the URI as a string if Xero takes it: https, or http on {@code localhost}. */
    static String check(URI uri) {
        String scheme = String.valueOf(uri.getScheme());
        boolean accepted = uri.getHost() != null
                && (scheme.equals("https")
                        || (scheme.equals("http") && uri.getHost().equals("localhost")));
        if (!accepted) {
            throw new IllegalArgumentException("Xero refuses the redirect URI " + uri
                    + ": it must be absolute and https, or http://localhost with any port (not 127.0.0.1).");
        }
        return uri.toString();
    }
}
